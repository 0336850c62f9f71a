import { describe, expect, it } from 'vitest';
import { untrusted } from '../../src/model/text.ts';
import { healthySnapshot, unhealthyTarget, without } from '../support/snapshot.ts';
import { failedCheck, NOW, runningTask, stoppedTask } from '../support/task.ts';
import { deployment, steadily, watched, withDeployments } from '../support/watched.ts';

const ROLLING = { rolloutState: untrusted('IN_PROGRESS') };
const STACK = {
  name: untrusted('backend'),
  status: untrusted('UPDATE_IN_PROGRESS'),
  updatedAt: NOW - 30_000,
  events: [],
  resources: { state: 'absent', reason: 'not asked' },
} as const;
/** Tasks that began to stop so many seconds after the watch began. */
const fails = (id: string, at: number, story = {}) => failedCheck({ id, stoppedAgo: -at, ...story });
/** Nothing of the deployment is well: no target, and the tasks that run have not passed their checks. */
const unwell = { running: [{ ...runningTask('aaa1'), healthStatus: untrusted('UNKNOWN') }], targets: [] };

describe('a pass', () => {
  it('takes the whole window: one sample is never enough', () => {
    expect(watched({}, steadily(0, 290, {})).ending).toBeUndefined();
    expect(watched({}, steadily(0, 300, {}))).toMatchObject({ ending: { kind: 'passed' }, endedAt: 300 });
  });

  it('begins anew when a target is unhealthy for one look', () => {
    const moments = [
      ...steadily(0, 200, {}),
      { at: 210, saw: { targets: [unhealthyTarget('Health checks failed')] } },
      ...steadily(220, 700, {}),
    ];
    expect(watched({}, moments)).toMatchObject({ ending: { kind: 'passed' }, endedAt: 520 });
  });

  it('begins anew when a task fails, and comes when nothing has failed for so long', () => {
    const moments = [...steadily(0, 90, {}), ...steadily(100, 500, { stopped: [fails('dead1', 98)] })];
    expect(watched({}, moments)).toMatchObject({ ending: { kind: 'passed' }, endedAt: 400 });
  });

  it('waits until tasks have outlived one that failed, though never longer than twice the window for one', () => {
    const having = (lived: number) => [
      ...steadily(0, 90, {}),
      ...steadily(100, 900, { stopped: [fails('dead1', 98, { lived })] }),
    ];
    expect(watched({}, having(290)).endedAt).toBe(540);
    expect(watched({}, having(9000)).endedAt).toBe(700);
  });

  it.each([
    ['nothing is asked to run', { running: [], deployment: { desiredCount: 0 }, state: { desiredCount: 0 } }],
    ['the rollout goes on', { deployment: ROLLING }],
    ['a task is missing', { running: [runningTask('aaa1')] }],
    ['there is no target', { targets: [] }],
    [
      'a container is unhealthy within its grace period',
      { running: [runningTask('aaa1'), { ...runningTask('aaa2'), healthStatus: untrusted('UNHEALTHY') }] },
    ],
  ])('never comes while %s', (_, saw) => {
    expect(watched({}, steadily(0, 1790, saw)).ending).toBeUndefined();
    expect(watched({}, steadily(0, 1800, saw)).ending?.kind).toBe('undecided');
  });

  it('never comes of what could not be looked at', () => {
    for (const section of ['stoppedTasks', 'targetHealth'] as const) {
      const { ending } = watched({}, steadily(0, 1800, without(section, healthySnapshot())));
      expect(ending?.kind).toBe('unseen');
    }
  });

  it('waits for the stack that is watched, and for no other', () => {
    expect(watched({ stack: 'watched' }, steadily(0, 600, { stack: STACK })).ending).toBeUndefined();
    const complete = { ...STACK, status: untrusted('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS') };
    expect(watched({ stack: 'watched' }, steadily(0, 600, { stack: complete })).ending?.kind).toBe('passed');
    expect(watched({}, steadily(0, 600, { stack: STACK })).ending?.kind).toBe('passed');
  });

  it('asks the load balancer where that is wished for', () => {
    const answers = (status: number) =>
      steadily(0, 400, {}).map((moment) => ({
        ...moment,
        probe: { kind: 'answered', status, url: 'http://lb/health' } as const,
      }));
    expect(watched({ probe: 'asked' }, answers(200)).ending?.kind).toBe('passed');
    expect(watched({ probe: 'asked' }, answers(301)).ending).toBeUndefined();
    expect(watched({ probe: 'asked' }, steadily(0, 400, {})).ending).toBeUndefined();
  });

  it('comes over a moment in which a part could not be read, but not in it, nor over a minute', () => {
    const blind = without('targetHealth', healthySnapshot());
    const moment = [...steadily(0, 150, {}), ...steadily(160, 170, blind), ...steadily(180, 290, {})];
    expect(watched({}, [...moment, ...steadily(300, 400, {})]).endedAt).toBe(300);
    expect(watched({}, [...moment, { at: 300, saw: blind }, ...steadily(310, 400, {})]).endedAt).toBe(310);
    const minute = [...steadily(0, 150, {}), ...steadily(160, 230, blind), ...steadily(240, 700, {})];
    expect(watched({}, minute).endedAt).toBe(540);
  });

  it('does not come over a gap in which nobody looked', () => {
    const gap = [...steadily(0, 150, {}), { at: 160, trouble: 'throttled' }, ...steadily(290, 700, {})];
    expect(watched({}, gap)).toMatchObject({ ending: { kind: 'passed' }, endedAt: 590 });
  });
});

describe('a failure', () => {
  const rolling = { ...unwell, deployment: ROLLING };

  it('is certain at the second task of the same cause where none has become healthy', () => {
    const moments = [
      { at: 0, saw: rolling },
      { at: 130, saw: { ...rolling, stopped: [fails('dead1', 125)] } },
      { at: 260, saw: { ...rolling, stopped: [fails('dead2', 255), fails('dead1', 125)] } },
    ];
    expect(watched({}, moments.slice(0, 2)).ending).toBeUndefined();
    expect(watched({}, moments)).toMatchObject({ ending: { kind: 'failed' }, endedAt: 260 });
  });

  it('waits where most tasks have outlived the few that fell, and no check finds fault with them', () => {
    const stopped = ['dead1', 'dead2'].map((id) => stoppedTask({ id, stoppedAgo: -5, lived: 10 }));
    const others = (ageSeconds: number, healthStatus: string) =>
      ['1', '2', '3', '4', '5'].map((id) => ({
        ...runningTask(`aaa${id}`, ageSeconds),
        healthStatus: untrusted(healthStatus),
      }));
    const seen = (running: ReturnType<typeof others>) =>
      watched({}, [{ at: 10, saw: { ...rolling, running, stopped } }]).ending?.kind;
    expect(seen(others(20, 'UNKNOWN'))).toBeUndefined();
    expect(seen(others(20, 'UNHEALTHY'))).toBe('failed');
    expect(seen(others(-15, 'UNKNOWN'))).toBe('failed');
  });

  it('is not seen in two tasks of a deployment that was complete before anybody watched', () => {
    const saw = { ...unwell, stopped: [fails('dead1', -20), fails('dead2', -30)] };
    expect(watched({}, [{ at: 10, saw }]).ending).toBeUndefined();
  });

  it('needs the same cause', () => {
    const stopped = [
      fails('dead1', 5),
      stoppedTask({
        id: 'dead2',
        stoppedAgo: -6,
        stopCode: 'TaskFailedToStart',
        reason: 'CannotPullContainerError: i/o timeout',
        lived: null,
      }),
    ];
    expect(watched({}, [{ at: 10, saw: { ...rolling, stopped } }]).ending).toBeUndefined();
  });

  it('forgets no task that AWS has forgotten', () => {
    const moments = [
      { at: 130, saw: { ...rolling, stopped: [fails('dead1', 125)] } },
      { at: 140, saw: rolling },
      { at: 260, saw: { ...rolling, stopped: [fails('dead2', 255)] } },
    ];
    expect(watched({}, moments).ending?.kind).toBe('failed');
  });

  it.each([
    [
      'scale-in',
      {
        reason: `Scaling activity initiated by (deployment ecs-svc/89)`,
        exitCode: 137,
        stopCode: 'ServiceSchedulerInitiated',
      },
    ],
    [
      'a Spot interruption',
      { reason: 'Your Spot Task was interrupted.', stopCode: 'SpotInterruption', exitCode: 137 },
    ],
    ['an operator', { reason: 'Task stopped by user', stopCode: 'UserInitiated', exitCode: 137 }],
  ])('is not seen in tasks that %s ended', (_, story) => {
    const stopped = ['dead1', 'dead2', 'dead3'].map((id) => stoppedTask({ id, stoppedAgo: -5, ...story }));
    const seen = steadily(10, 400, { stopped });
    expect(watched({}, seen).ending?.kind).toBe('passed');
  });

  it('is not seen in the tasks of another deployment', () => {
    const stopped = ['dead1', 'dead2', 'dead3'].map((id) => fails(id, 5, { startedBy: 'ecs-svc/88' }));
    expect(watched({}, [{ at: 10, saw: { ...rolling, stopped } }]).ending).toBeUndefined();
  });

  it('takes more, in waves, where tasks did become healthy', () => {
    const times = [100, 300, 500, 700];
    const moments = times.map((at, index) => ({
      at: at + 10,
      saw: { deployment: ROLLING, stopped: times.slice(0, index + 1).map((one) => fails(`dead${one}`, one)) },
    }));
    const start = { at: 0, saw: { deployment: ROLLING } };
    expect(watched({}, [start, ...moments.slice(0, 2)]).ending).toBeUndefined();
    expect(watched({}, [start, ...moments])).toMatchObject({ ending: { kind: 'failed' }, endedAt: 510 });
  });

  it('is not seen in waves that were got over before', () => {
    const past = [1200, 1500, 1800, 2100].map((ago) => failedCheck({ id: `dead${ago}`, stoppedAgo: ago }));
    expect(watched({}, steadily(0, 400, { stopped: past }))).toMatchObject({
      ending: { kind: 'passed' },
      endedAt: 300,
    });
  });

  it('can be had at a number of failed tasks, and only when AWS says so', () => {
    const saw = { ...rolling, stopped: [fails('dead1', 5), fails('dead2', 6)] };
    expect(watched({ maxFailures: 3 }, [{ at: 10, saw }]).ending).toBeUndefined();
    expect(watched({ maxFailures: 2 }, [{ at: 10, saw }]).ending?.kind).toBe('failed');
    expect(watched({ failFast: 'never' }, [{ at: 10, saw }]).ending).toBeUndefined();
    expect(watched({ failFast: 'never' }, steadily(10, 1800, saw)).ending?.kind).toBe('failed');
  });

  it('is certain when ECS or CloudFormation say so', () => {
    const failed = { ...unwell, deployment: { rolloutState: untrusted('FAILED') } };
    expect(watched({}, [{ at: 0, saw: failed }]).ending?.kind).toBe('failed');
    const back = { ...STACK, status: untrusted('UPDATE_ROLLBACK_IN_PROGRESS') };
    expect(watched({ stack: 'watched' }, [{ at: 0, saw: { stack: back } }]).ending?.kind).toBe('failed');
    expect(watched({}, [{ at: 0, saw: { stack: back } }]).ending).toBeUndefined();
    const gone = { state: { status: untrusted('INACTIVE') } };
    expect(watched({}, [{ at: 0, saw: gone }]).ending?.kind).toBe('failed');
  });
});

describe('another deployment', () => {
  const before = withDeployments({}, deployment('ecs-svc/89', { ...ROLLING }));
  const next = (definitionArn: string) =>
    withDeployments(
      {},
      deployment('ecs-svc/90', { createdAt: NOW, taskDefinitionArn: untrusted(definitionArn) }),
      deployment('ecs-svc/89', { status: untrusted('ACTIVE') }),
    );

  it('takes over: superseded, even where it is well', () => {
    const moments = [{ at: 0, saw: before }, ...steadily(10, 400, next('backend:90'))];
    expect(watched({}, moments)).toMatchObject({ ending: { kind: 'superseded' }, endedAt: 10 });
  });

  it('of what ran before, after tasks have failed, is a way back: a failure', () => {
    const old = deployment('ecs-svc/88', {
      status: untrusted('ACTIVE'),
      createdAt: NOW - 9_000_000,
      taskDefinitionArn: untrusted('backend:88'),
    });
    const first = withDeployments({ stopped: [fails('dead1', -5)] }, deployment('ecs-svc/89', ROLLING), old);
    const moments = [
      { at: 0, saw: first },
      { at: 10, saw: next('backend:88') },
    ];
    expect(watched({}, moments).ending?.kind).toBe('failed');
  });

  it('is the one to watch while a stack has only just come to its service', () => {
    const stack = { ...STACK, updatedAt: NOW - 5000 };
    const old = withDeployments({ stack }, deployment('ecs-svc/89', { createdAt: NOW - 9_000_000 }));
    const made = withDeployments({ stack }, deployment('ecs-svc/90', { createdAt: NOW, ...ROLLING }));
    const { state, ending } = watched({ stack: 'watched' }, [
      { at: 0, saw: old },
      { at: 10, saw: made },
    ]);
    expect(ending).toBeUndefined();
    expect(state.pin?.id).toBe('ecs-svc/90');
  });
});

describe('trouble', () => {
  it('never ends a watch before its time, and is told at the end', () => {
    const blind = Array.from({ length: 180 }, (_, index) => ({ at: index * 10 + 10, trouble: 'expired' }));
    const moments = [{ at: 0, saw: {} }, ...blind];
    expect(watched({}, moments.slice(0, 180)).ending).toBeUndefined();
    expect(watched({}, moments).ending).toEqual({ kind: 'unseen', text: 'expired' });
  });
});
