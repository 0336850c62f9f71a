import { describe, expect, it } from 'vitest';
import { isStopping } from '../../src/model/stopping-task.ts';
import type { Task } from '../../src/model/task.ts';
import { untrusted } from '../../src/model/text.ts';
import { ago, loggedTask, runningTask, stoppedTask } from '../support/task.ts';

const TOLD: Task = {
  ...runningTask('aaa1'),
  desiredStatus: untrusted('STOPPED'),
  lastStatus: untrusted('STOPPING'),
};

describe('a task that is stopping', () => {
  it.each(['RUNNING', 'DEACTIVATING', 'STOPPING'])('was told to and is still %s', (status) => {
    expect(isStopping({ ...TOLD, lastStatus: untrusted(status) })).toBe(true);
  });

  it.each([
    ['was never told to', runningTask('aaa1')],
    ['has stopped', stoppedTask()],
    ['has no container left that runs', { ...TOLD, executionStoppedAt: ago(5) }],
    ['only waits until its network is taken away', { ...TOLD, lastStatus: untrusted('DEPROVISIONING') }],
    [
      'is known by its log only',
      { ...loggedTask(), desiredStatus: untrusted('STOPPED'), lastStatus: TOLD.lastStatus },
    ],
  ])('is none that %s', (_, task) => {
    expect(isStopping(task)).toBe(false);
  });
});
