import { answerTo } from '../application.ts';
import type { ContainerCheckSettings } from '../settings.ts';
import type { Agenda } from './agenda.ts';
import { judgeProbe } from './container-check.ts';
import type { TaskLife } from './state.ts';
import { writeAccessLine } from './task-log.ts';

/**
 * Checks a container for as long as it runs: first one interval after it started, then one interval after the
 * previous probe ended.
 */
export function watchContainer(agenda: Agenda, task: TaskLife, check: ContainerCheckSettings): void {
  agenda.after(check.intervalSeconds, () => {
    const beganAfterSeconds = secondsRunning(task, agenda.now());
    if (beganAfterSeconds === null) return;
    const answer = answerTo(task.performance, beganAfterSeconds, check.path);
    const passed = answer.kind === 'status' && answer.code < 400;
    if (answer.kind === 'status') writeAccessLine(task, agenda.now(), '127.0.0.1', check.path, answer.code);
    agenda.after(answer.kind === 'silent' ? check.timeoutSeconds : 0, () => {
      if (secondsRunning(task, agenda.now()) === null) return;
      task.health = judgeProbe(task.health, { beganAfterSeconds, passed }, check);
      watchContainer(agenda, task, check);
    });
  });
}

/** How long the container has been running; null when it has not started or has ended. */
export function secondsRunning(task: TaskLife, now: number): number | null {
  const { startedAt, executionStoppedAt } = task.times;
  if (startedAt === undefined || executionStoppedAt !== undefined) return null;
  return (now - startedAt) / 1000;
}
