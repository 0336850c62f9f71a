import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTimeline } from '../../../src/diagnose/timeline/timeline.ts';
import { readFacts } from '../../../src/facts/facts.ts';
import type { ServiceEvent } from '../../../src/model/service.ts';
import type { Task } from '../../../src/model/task.ts';
import { untrusted } from '../../../src/model/text.ts';
import { rolledBack } from '../../support/service-deployment.ts';
import { type Change, event, healthySnapshot, steadyEvent, targetEvent } from '../../support/snapshot.ts';
import { failedResource, stackOf } from '../../support/stack.ts';
import { ago, failedCheck, logOf, READY, runningTask, stoppedTask } from '../../support/task.ts';

function timelineOf(change: Change) {
  return buildTimeline(readFacts(healthySnapshot(change)));
}

function told(change: Change) {
  return timelineOf(change).map(({ at, kind, subject, text }) => [(at - ago(0)) / 1000, kind, subject, text]);
}

function crashes(count: number): readonly Task[] {
  return Array.from({ length: count }, (_, index) =>
    stoppedTask({ id: `dead${index}`, stoppedAgo: 60 * (count - index), lived: 5 }),
  );
}

describe('the timeline', () => {
  it('tells a task from its creation to its end, with its decisive lines', () => {
    const task: Task = {
      ...failedCheck({ id: 'dead1', stoppedAgo: 500, lived: 130 }),
      pullStartedAt: ago(650),
      pullStoppedAt: ago(638),
    };
    const logs = [
      logOf(task, [
        [20, READY],
        [125, 'MemoryError'],
      ]),
    ];
    expect(told({ running: [], stopped: [task], logs })).toEqual([
      [-3600, 'deployment', 'ecs-svc/89', 'deployment of backend:89 began (PRIMARY)'],
      [-660, 'task-created', 'dead1', 'created'],
      [-650, 'task-pulling', 'dead1', 'begins to pull its images'],
      [-638, 'task-pulled', 'dead1', 'has its images after 12 s'],
      [-630, 'task-started', 'dead1', 'RUNNING after 30 s'],
      [-610, 'task-ready', 'dead1', `ready after 20 s: ${READY.replace(/\s+/g, ' ')}`],
      [-505, 'task-error', 'dead1', 'MemoryError'],
      [-500, 'task-stopping', 'dead1', 'Task failed container health checks'],
      [
        -470,
        'task-stopped',
        'dead1',
        'stopped after 30 s: api exit code 143 (ended by SIGTERM when told to stop)',
      ],
    ]);
  });

  it('tells with the reason how the containers of a task ended that nobody stopped', () => {
    const stopped = [stoppedTask({ stoppedAgo: 100, lived: 5 })];
    expect(told({ running: [], stopped })).toContainEqual([
      -100,
      'task-stopping',
      'dead1',
      'api exit code 1 (application error)',
    ]);
  });

  it('tells of an error that was retried when it began and what it came to', () => {
    const task = stoppedTask({ stoppedAgo: 100, lived: 90 });
    const refused = 'Error: connect ECONNREFUSED 10.0.1.5:5432';
    const logs = [
      logOf(task, [
        [10, refused],
        [40, refused],
        [80, refused],
      ]),
    ];
    const errors = told({ running: [], stopped: [task], logs }).filter(([, kind]) => kind === 'task-error');
    expect(errors).toEqual([
      [-180, 'task-error', 'dead1', refused],
      [-110, 'task-error', 'dead1', refused],
    ]);
  });

  it('tells errors of a task that runs only while it is not ready', () => {
    const refused = 'Error: connect ECONNREFUSED 10.0.1.5:5432';
    const kindsOf = (healthStatus: string, ...lines: readonly string[]) => {
      const task = { ...runningTask('aaa1', 100), healthStatus: untrusted(healthStatus) };
      const logs = [
        logOf(
          task,
          lines.map((line, index) => [index, line]),
        ),
      ];
      return told({ running: [task], logs }).map(([, kind]) => kind);
    };
    expect(kindsOf('UNKNOWN', refused)).toContain('task-error');
    expect(kindsOf('UNKNOWN', READY, refused)).not.toContain('task-error');
    expect(kindsOf('HEALTHY', refused)).not.toContain('task-error');
    expect(kindsOf('UNHEALTHY', 'booting').at(-1)).toBe('task-unhealthy');
  });

  it('tells of a traceback its last row', () => {
    const task = stoppedTask({ stoppedAgo: 100, lived: 90 });
    const trace =
      'Traceback (most recent call last):\n  File "/app/a.py", line 1\nKeyError: \'DATABASE_URL\'';
    expect(told({ running: [], stopped: [task], logs: [logOf(task, [[80, trace]])] })).toContainEqual([
      -110,
      'task-error',
      'dead1',
      "KeyError: 'DATABASE_URL'",
    ]);
  });

  it('gives what an event says of a task to that task', () => {
    const id = '0123456789abcdef0123456789abcdef';
    const stopped = [failedCheck({ id, stoppedAgo: 100 })];
    const events = [
      event(101, `(service backend) (task ${id}) failed container health checks.`),
      event(102, `(service backend) has started 1 tasks: (task ${id}).`),
    ];
    const timeline = told({ running: [], stopped, events });
    expect(timeline).toContainEqual([-101, 'task-unhealthy', id, 'failed its health check']);
    expect(timeline.map(([, kind]) => kind)).not.toContain('event');
  });

  it('tells what an event says of tasks that ECS has forgotten', () => {
    const events = [event(4000, '(service backend) has started 1 tasks: (task 8378fd0f).')];
    expect(told({ running: [], events })[0]).toEqual([
      -4000,
      'event',
      'service',
      'has started 1 tasks: (task 8378fd0f).',
    ]);
  });

  it('tells of targets that come, go, and fail, and which are unhealthy now', () => {
    const group = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/backend/8a07041d49ee2114';
    const events = [
      event(90, `(service backend) registered 1 targets in (target-group ${group})`),
      targetEvent(80, 'Request timed out'),
      event(70, `(service backend) deregistered 2 targets in (target-group ${group})`),
    ];
    const targets = [
      {
        targetId: untrusted('10.0.1.7'),
        port: 8000,
        state: untrusted('unhealthy'),
        reason: untrusted('Target.Timeout'),
      },
    ];
    expect(told({ running: [], events, targets }).slice(1)).toMatchObject([
      [-90, 'target', 'backend', 'registered 1 target'],
      [-80, 'target', expect.any(String), 'unhealthy in target group backend: Request timed out'],
      [-70, 'target', 'backend', 'deregistered 2 targets'],
      [0, 'target', '10.0.1.7:8000', 'is unhealthy in target group backend (Target.Timeout)'],
    ]);
  });

  it('tells of a deployment that was rolled back when it began and how it ended, and the event about it not again', () => {
    const serviceDeployments = [
      rolledBack({ rollback: { reason: untrusted('the circuit breaker'), startedAt: ago(900) } }),
    ];
    const events = [event(899, '(service backend) rolling back to deployment ecs-svc/89.')];
    const timeline = told({ running: [], serviceDeployments, events, deployment: { createdAt: ago(5000) } });
    expect(
      timeline.filter(([, , subject]) => subject === 'ecs-svc/90').map(([at, , , text]) => [at, text]),
    ).toEqual([
      [-1800, 'deployment of a task definition began'],
      [-900, 'goes back to a task definition: the circuit breaker'],
      [-600, 'deployment of a task definition ended: ROLLBACK_SUCCESSFUL: Service deployment rolled back'],
    ]);
    expect(timeline.map(([, kind]) => kind)).not.toContain('event');
  });

  it('tells the failures of the stack and why they happened', () => {
    const stack = stackOf(
      'UPDATE_FAILED',
      failedResource(60, 'Database', 'AWS::RDS::DBInstance', 'no such class'),
    );
    expect(told({ running: [], stack }).at(-1)).toEqual([
      -60,
      'stack',
      'Database',
      'UPDATE_FAILED: no such class',
    ]);
  });

  it('leaves out tasks of a previous deployment', () => {
    const stopped = [failedCheck({ startedBy: 'ecs-svc/88' })];
    expect(told({ running: [], stopped }).map(([, kind]) => kind)).toEqual(['deployment']);
  });

  it('tells of twenty tasks that went the same way the first and the last, and how many were between them', () => {
    const timeline = told({ running: [], stopped: crashes(20) });
    const tasks = new Set(
      timeline.filter(([, kind]) => String(kind).startsWith('task-')).map(([, , id]) => id),
    );
    expect([...tasks]).toEqual(['dead0', 'dead19']);
    expect(timeline.filter(([, kind]) => kind === 'more')).toEqual([
      [-1110, 'more', 'service', '18 more tasks alike within 17 min: api exit code 1 (application error)'],
    ]);
  });

  it('tells each of three tasks', () => {
    expect(told({ running: [], stopped: crashes(3) }).map(([, kind]) => kind)).not.toContain('more');
  });

  it('tells what goes another way beside what repeats', () => {
    const odd = failedCheck({ id: 'odd', stoppedAgo: 630 });
    const subjects = told({ running: [], stopped: [...crashes(20), odd] }).map(([, , subject]) => subject);
    expect(subjects).toContain('odd');
  });

  it('counts events that say the same again', () => {
    const events = Array.from({ length: 100 }, (_, index) => steadyEvent(index * 60));
    const timeline = told({ running: [], events }).filter(([, , subject]) => subject === 'service');
    expect(timeline).toHaveLength(3);
    expect(timeline[1]?.[3]).toMatch(/^98 more alike within 97 min: has reached a steady state/);
  });

  it('keeps to 200 entries, of a story without repetition the beginning and the end', () => {
    const words = (index: number) =>
      [...String(index)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('');
    const events = Array.from({ length: 300 }, (_, index) => event(300 - index, `told ${words(index)}`));
    const timeline = timelineOf({ running: [], events });
    expect(timeline).toHaveLength(200);
    expect(timeline[40]).toMatchObject({ kind: 'more', text: '102 entries are left out here' });
    expect(timeline.at(-1)?.text).toBe(`told ${words(299)}`);
  });

  it('is in the order of time, and the same whatever the order in which things were read', () => {
    const kinds = fc.constantFrom(
      (seconds: number): ServiceEvent => steadyEvent(seconds),
      (seconds: number): ServiceEvent => targetEvent(seconds, 'Request timed out'),
      (seconds: number): ServiceEvent => event(seconds, 'something that nobody knows'),
    );
    const events = fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 30 })), { maxLength: 12 });
    const ages = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(events, ages, fc.boolean(), (made, stops, withAlive) => {
        const change = {
          running: withAlive ? [runningTask('aaa1', 20), runningTask('aaa2', 20)] : [],
          stopped: stops.map((seconds) => failedCheck({ id: `dead${seconds}`, stoppedAgo: seconds * 60 })),
          events: made.map(([make, minutes], index) => ({
            ...make(minutes * 60),
            id: untrusted(`${index}`),
          })),
        };
        const timeline = timelineOf(change);
        const times = timeline.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        const turned = {
          running: change.running.toReversed(),
          stopped: change.stopped.toReversed(),
          events: change.events.toReversed(),
        };
        expect(timelineOf(turned)).toEqual(timeline);
      }),
    );
  });

  it('holds what applications and AWS wrote in one line of bounded length', () => {
    const task = stoppedTask({ stoppedAgo: 100, lived: 90, reason: `boom\n${'x'.repeat(3000)}` });
    const logs = [logOf(task, [[80, `KeyError: 'A_B' ${'y'.repeat(1900)}`]])];
    for (const { text } of timelineOf({ running: [], stopped: [task], logs })) {
      expect(text).not.toContain('\n');
      expect(text.length).toBeLessThan(600);
    }
  });
});
