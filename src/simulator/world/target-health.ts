import { answerTo } from '../application.ts';
import type { TargetGroupSettings } from '../settings.ts';
import type { Agenda } from './agenda.ts';
import { secondsRunning } from './container-health.ts';
import type { TaskLife } from './state.ts';
import { judgeTarget } from './target-check.ts';
import { writeAccessLine } from './task-log.ts';

/** Checks a target for as long as it is registered and its container runs, once an interval. */
export function watchTarget(agenda: Agenda, task: TaskLife, group: TargetGroupSettings): void {
  agenda.after(task.chance.fork('phase').between(1, group.intervalSeconds), () =>
    checkTarget(agenda, task, group),
  );
}

function checkTarget(agenda: Agenda, task: TaskLife, group: TargetGroupSettings): void {
  const beganAfterSeconds = secondsRunning(task, agenda.now());
  if (beganAfterSeconds === null || !isChecked(task)) return;
  const answer = answerTo(task.performance, beganAfterSeconds, group.path);
  if (answer.kind === 'status') writeAccessLine(task, agenda.now(), '10.0.0.20', group.path, answer.code);
  agenda.after(answer.kind === 'silent' ? group.timeoutSeconds : 0, () => {
    if (task.target !== undefined && isChecked(task)) task.target = judgeTarget(task.target, answer, group);
  });
  // One check an interval, however long the answer takes.
  agenda.after(group.intervalSeconds, () => checkTarget(agenda, task, group));
}

function isChecked(task: TaskLife): boolean {
  return task.target !== undefined && task.target.verdict.state !== 'draining';
}
