import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { absent, denied, present, valueOr } from '../../src/model/section.ts';
import type { Task } from '../../src/model/task.ts';
import { untrusted } from '../../src/model/text.ts';
import { event, healthySnapshot, steadyEvent, unhealthyTarget, without } from '../support/snapshot.ts';
import { failedCheck, logOf, runningTask, stoppedTask } from '../support/task.ts';

describe('the facts of a snapshot', () => {
  it('count a stop only where it is of the deployment in question and nobody ordered it', () => {
    const facts = readFacts(
      healthySnapshot({
        stopped: [
          stoppedTask({ id: 'dead1' }),
          stoppedTask({ id: 'dead2', startedBy: 'ecs-svc/88' }),
          stoppedTask({ id: 'dead3', stopCode: 'UserInitiated', reason: 'Task stopped by user' }),
          stoppedTask({
            id: 'dead4',
            stopCode: 'ServiceSchedulerInitiated',
            reason: 'Scaling activity initiated by (deployment ecs-svc/89)',
          }),
        ],
      }),
    );
    expect(Object.fromEntries(facts.stops.map(({ task, exclusion }) => [task.id, exclusion]))).toEqual({
      dead1: null,
      dead2: 'previous-deployment',
      dead3: 'operator',
      dead4: 'scale-in',
    });
    expect(facts.failures.map(({ task }) => task.id)).toEqual(['dead1']);
  });

  it('order the stops with the newest first, whatever the order of the answer', () => {
    const stopped = [600, 60, 1200].map((stoppedAgo) => stoppedTask({ id: `dead${stoppedAgo}`, stoppedAgo }));
    const { stops } = readFacts(healthySnapshot({ stopped }));
    expect(stops.map(({ task }) => task.id)).toEqual(['dead60', 'dead600', 'dead1200']);
  });

  it('order stops of the same moment by their id', () => {
    const stopped = ['dead2', 'dead3', 'dead1'].map((id) => stoppedTask({ id }));
    const { stops } = readFacts(healthySnapshot({ stopped }));
    expect(stops.map(({ task }) => task.id)).toEqual(['dead1', 'dead2', 'dead3']);
  });

  it('read the log of a task by how it ended: only an order to stop makes noise', () => {
    const lines = [
      [1, 'Received signal 15'],
      [2, "KeyError: 'DATABASE_URL'"],
    ] as const;
    const errorOf = (task: Task) =>
      readFacts(healthySnapshot({ stopped: [task], logs: [logOf(task, lines)] })).failures[0]?.logs[0]?.error;
    expect(errorOf(stoppedTask())?.kind).toBe('configuration');
    expect(errorOf(failedCheck())).toBeUndefined();
  });

  it('take the definition of the newest stopped task where the deployment is not known', () => {
    const snapshot = healthySnapshot({
      stopped: [stoppedTask()],
      settings: { taskDefinitionArn: untrusted('arn:of:the:next') },
    });
    const vitals = { ...snapshot.vitals, service: absent<never>('not read') };
    expect(readFacts({ ...snapshot, vitals }).definition?.revision).toBe(89);
  });

  it('give each task its own log', () => {
    const task = runningTask('aaa1');
    const facts = readFacts(
      healthySnapshot({ running: [task, runningTask('aaa2')], logs: [logOf(task, [[1, 'x']])] }),
    );
    expect(facts.live.map(({ logs }) => logs.length)).toEqual([1, 0]);
    expect(facts.logs).toBe('read');
  });

  it('say that no log was read where none may be, or none was there', () => {
    const refused = {
      ...logOf(runningTask('aaa1'), []),
      lines: denied<never>('logs:GetLogEvents', untrusted('no')),
    };
    expect(readFacts(healthySnapshot()).logs).toBe('unread');
    expect(readFacts(without('logs', healthySnapshot())).logs).toBe('unread');
    expect(readFacts(healthySnapshot({ logs: [refused] })).logs).toBe('unread');
  });

  it('say that a log was read although it has no line: that the application is silent is known then', () => {
    expect(readFacts(healthySnapshot({ logs: [logOf(runningTask('aaa1'), [])] })).logs).toBe('read');
  });

  it('leave out running tasks of another deployment', () => {
    const old = { ...runningTask('aaa2'), startedBy: untrusted('ecs-svc/88') };
    const { live } = readFacts(healthySnapshot({ running: [runningTask('aaa1'), old] }));
    expect(live.map(({ task }) => task.id)).toEqual(['aaa1']);
  });

  it('know the windows of the service’s own target groups only', () => {
    const snapshot = healthySnapshot();
    const [own] = valueOr(snapshot.blueprint.targetGroups, []);
    if (own === undefined) throw new Error('the snapshot has no target group');
    const neighbour = { ...own, arn: untrusted('arn:of:a:neighbour') };
    const blueprint = { ...snapshot.blueprint, targetGroups: present([neighbour, own]) };
    const facts = readFacts({ ...snapshot, blueprint });
    expect(facts.targetWindows.map(({ targetGroup }) => targetGroup.arn)).toEqual([own.arn]);
  });

  it('take the task definition of the deployment, not the newest of the service', () => {
    const settings = { taskDefinitionArn: untrusted('arn:of:the:next') };
    expect(readFacts(healthySnapshot({ settings })).definition?.revision).toBe(89);
  });

  it('tell events since the last steady state from those before', () => {
    const events = [event(10, 'newest'), steadyEvent(20), event(30, 'oldest')];
    const facts = readFacts(healthySnapshot({ events }));
    expect(facts.events.map(({ sinceSteady }) => sinceSteady)).toEqual([true, false, false]);
  });

  it('are empty, and no error, where nothing was read', () => {
    const none = absent<never>('not read');
    const { blueprint, vitals, ...rest } = healthySnapshot({ targets: [unhealthyTarget('x')] });
    const facts = readFacts({
      ...rest,
      blueprint: { ...blueprint, service: none, taskDefinitions: none, targetGroups: none },
      vitals: {
        ...vitals,
        service: none,
        runningTasks: none,
        stoppedTasks: none,
        targetHealth: none,
        logs: none,
      },
    });
    expect(facts).toMatchObject({
      stops: [],
      live: [],
      targets: [],
      events: [],
      checkWindows: [],
      targetWindows: [],
    });
  });
});
