import { describe, expect, it } from 'vitest';
import { untrusted } from '../../src/model/text.ts';
import { taskChanges } from '../../src/watch/task-changes.ts';
import { failedCheck, runningTask, stoppedTask } from '../support/task.ts';
import { watched } from '../support/watched.ts';

const SCALED_IN = {
  stopCode: 'ServiceSchedulerInitiated',
  reason: 'Scaling activity initiated by (deployment ecs-svc/89)',
};

/** A task that has been told to stop and is still draining. */
function draining(id: string, stoppedAgo: number) {
  const { stoppedAt: _, ...task } = stoppedTask({ id, stoppedAgo, ...SCALED_IN });
  return { ...task, lastStatus: untrusted('DEACTIVATING') };
}

/** What is told of the tasks at the first look. */
function toldOf(...stopped: readonly ReturnType<typeof draining>[]) {
  const running = [runningTask('aaa1')];
  const { state: before } = watched({}, []);
  const { state: after } = watched({}, [{ at: 5, saw: { running, stopped } }]);
  return after.latest === undefined
    ? []
    : taskChanges(before, after, after.latest).map(({ subject }) => subject);
}

describe('the news of tasks at the first look', () => {
  it('tells of what lives', () => {
    expect(toldOf()).toEqual(['aaa1']);
  });

  it('leaves out what had ended, or was on its way out, before the watch began', () => {
    const dead = failedCheck({ id: 'dead1', stoppedAgo: 30 });
    expect(toldOf(dead, draining('dead2', 20))).toEqual(['aaa1']);
  });

  it('tells of what was told to stop since', () => {
    expect(toldOf(draining('dead2', -3))).toEqual(['aaa1', 'dead2']);
  });
});
