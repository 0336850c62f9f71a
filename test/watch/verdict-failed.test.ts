import { describe, expect, it } from 'vitest';
import { untrusted } from '../../src/model/text.ts';
import { failedCheck, runningTask, stoppedTask } from '../support/task.ts';
import { failsAt, ROLLING, steadily, UPDATING_STACK, watched } from '../support/watched.ts';

/** Nothing of the deployment is well: no target, and the tasks that run have not passed their checks. */
const unwell = { running: [{ ...runningTask('aaa1'), healthStatus: untrusted('UNKNOWN') }], targets: [] };

describe('a failure', () => {
  const rolling = { ...unwell, deployment: ROLLING };

  it('is certain at the second task of the same cause where none has become healthy', () => {
    const moments = [
      { at: 0, saw: rolling },
      { at: 130, saw: { ...rolling, stopped: [failsAt('dead1', 125)] } },
      { at: 260, saw: { ...rolling, stopped: [failsAt('dead2', 255), failsAt('dead1', 125)] } },
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
    const saw = { ...unwell, stopped: [failsAt('dead1', -20), failsAt('dead2', -30)] };
    expect(watched({}, [{ at: 10, saw }]).ending).toBeUndefined();
  });

  it('needs the same cause', () => {
    const stopped = [
      failsAt('dead1', 5),
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
      { at: 130, saw: { ...rolling, stopped: [failsAt('dead1', 125)] } },
      { at: 140, saw: rolling },
      { at: 260, saw: { ...rolling, stopped: [failsAt('dead2', 255)] } },
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
    const stopped = ['dead1', 'dead2', 'dead3'].map((id) => failsAt(id, 5, { startedBy: 'ecs-svc/88' }));
    expect(watched({}, [{ at: 10, saw: { ...rolling, stopped } }]).ending).toBeUndefined();
  });

  it('takes more, in waves, where tasks did become healthy', () => {
    const times = [100, 300, 500, 700];
    const moments = times.map((at, index) => ({
      at: at + 10,
      saw: {
        deployment: ROLLING,
        stopped: times.slice(0, index + 1).map((one) => failsAt(`dead${one}`, one)),
      },
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
    const saw = { ...rolling, stopped: [failsAt('dead1', 5), failsAt('dead2', 6)] };
    expect(watched({ maxFailures: 3 }, [{ at: 10, saw }]).ending).toBeUndefined();
    expect(watched({ maxFailures: 2 }, [{ at: 10, saw }]).ending?.kind).toBe('failed');
    expect(watched({ failFast: 'never' }, [{ at: 10, saw }]).ending).toBeUndefined();
    expect(watched({ failFast: 'never' }, steadily(10, 1800, saw)).ending?.kind).toBe('failed');
  });

  it('is certain when ECS or CloudFormation say so', () => {
    const failed = { ...unwell, deployment: { rolloutState: untrusted('FAILED') } };
    expect(watched({}, [{ at: 0, saw: failed }]).ending?.kind).toBe('failed');
    const back = { ...UPDATING_STACK, status: untrusted('UPDATE_ROLLBACK_IN_PROGRESS') };
    expect(watched({ stack: 'watched' }, [{ at: 0, saw: { stack: back } }]).ending?.kind).toBe('failed');
    expect(watched({}, [{ at: 0, saw: { stack: back } }]).ending).toBeUndefined();
    const gone = { state: { status: untrusted('INACTIVE') } };
    expect(watched({}, [{ at: 0, saw: gone }]).ending?.kind).toBe('failed');
  });
});
