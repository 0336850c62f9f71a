import type { Task } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { NOW } from '../run-case.ts';
import { VARIANTS } from './list.ts';

/** The moments of a task that exist, in the order of its life. */
function moments(task: Task): number[] {
  return [
    task.createdAt,
    task.connectivityAt,
    task.pullStartedAt,
    task.pullStoppedAt,
    task.startedAt,
    task.stopCode === 'EssentialContainerExited' ? task.executionStoppedAt : task.stoppingAt,
    task.stopCode === 'EssentialContainerExited' ? task.stoppingAt : task.executionStoppedAt,
    task.stoppedAt,
  ].flatMap((at) => (at === undefined ? [] : [at.getTime()]));
}

describe.each(VARIANTS.map(({ id, account }) => ({ id, account })))('the account of $id', ({ account }) => {
  it('holds tasks whose moments are in order and over', () => {
    for (const task of account.tasks) {
      expect(moments(task)).toEqual(moments(task).toSorted((one, other) => one - other));
      expect(Math.max(...moments(task))).toBeLessThanOrEqual(NOW);
      expect(task.stoppedAt?.getTime() ?? NOW).toBeGreaterThan(NOW - 3_600_000);
    }
  });

  it('holds events that are newest first, at most a hundred, and counts that agree with the tasks', () => {
    for (const service of account.services) {
      const times = (service.events ?? []).map(({ createdAt }) => createdAt?.getTime() ?? 0);
      expect(times).toEqual(times.toSorted((one, other) => other - one));
      expect(times.length).toBeLessThanOrEqual(100);
      const own = account.tasks.filter(({ group }) => group === `service:${service.serviceName}`);
      expect(own.filter(({ lastStatus }) => lastStatus === 'RUNNING')).toHaveLength(
        service.runningCount ?? 0,
      );
    }
  });

  it('holds log lines of the past, oldest first', () => {
    for (const streams of Object.values(account.logs)) {
      for (const lines of Object.values(streams)) {
        const times = lines.map(({ timestamp }) => timestamp);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect(Math.max(...times)).toBeLessThanOrEqual(NOW);
      }
    }
  });
});
