import { durationWords } from '../../facts/duration.ts';
import type { Facts, LiveTask } from '../../facts/facts.ts';
import { firstRelevantLine } from '../../facts/last-lines.ts';
import type { LogReading } from '../../facts/log-reading.ts';
import { readyLogOf, readySecondsOf } from '../../facts/readiness.ts';
import type { Stop } from '../../facts/stop.ts';
import { type Instant, secondsBetween } from '../../model/instant.ts';
import type { LogLine } from '../../model/log.ts';
import type { TimelineKind } from '../../model/report.ts';
import type { Task } from '../../model/task.ts';
import { exitCodeMeaning } from '../../model/vocabulary/exit-codes.ts';
import { brief, type Moment, tellingRow } from './moment.ts';

/** One step of a task, before it is known to which course it belongs. */
interface Step {
  readonly kind: TimelineKind;
  readonly at: Instant | undefined;
  readonly text: string;
}

/** An error that lies this far before the one that decides is told as well: that is where it began. */
const APART_SECONDS = 3;

/** What became of every task of the deployment in question, from its creation to its end, with its decisive log lines. */
export function taskMoments(facts: Facts): readonly Moment[] {
  const { takenAt } = facts.snapshot;
  return [
    ...facts.failures.flatMap((stop) =>
      momentsOf(stop, [...beginning(stop), ...stopSteps(stop)], stopLikeness(stop)),
    ),
    ...facts.live.flatMap((live) =>
      momentsOf(live, [...beginning(live), ...unwellSteps(live, takenAt)], liveLikeness(live)),
    ),
  ];
}

/** The course of a task, where it is one of those that are told. */
export function courseOf(facts: Facts, taskId: string): Pick<Moment, 'course' | 'likeness'> | undefined {
  const stop = facts.failures.find(({ task }) => isTask(task, taskId));
  if (stop !== undefined) return { course: stop.task.id, likeness: stopLikeness(stop) };
  const live = facts.live.find(({ task }) => isTask(task, taskId));
  return live === undefined ? undefined : { course: live.task.id, likeness: liveLikeness(live) };
}

/** Events name a task by its whole id, older ones by the beginning of it. */
function isTask({ id }: Task, named: string): boolean {
  return id === named || (named.length >= 8 && id.startsWith(named));
}

function momentsOf({ task }: Stop | LiveTask, steps: readonly Step[], likeness: string): readonly Moment[] {
  return steps.flatMap(({ kind, at, text }) =>
    at === undefined ? [] : [{ at, kind, subject: task.id, text, course: task.id, likeness }],
  );
}

function beginning(told: Stop | LiveTask): readonly Step[] {
  const { task, logs } = told;
  const { createdAt, pullStartedAt, pullStoppedAt, startedAt } = task;
  const readySeconds = readySecondsOf(told);
  const ready = readyLogOf(logs)?.ready;
  return [
    { kind: 'task-created', at: createdAt, text: 'created' },
    { kind: 'task-pulling', at: pullStartedAt, text: 'begins to pull its images' },
    { kind: 'task-pulled', at: pullStoppedAt, text: `has its images${after(pullStartedAt, pullStoppedAt)}` },
    { kind: 'task-started', at: startedAt, text: `RUNNING${after(createdAt, startedAt)}` },
    {
      kind: 'task-ready',
      at: readySeconds === undefined ? undefined : ready?.line.at,
      text: `ready after ${Math.round(readySeconds ?? 0)} s: ${tellingRow(ready?.line.message ?? '')}`,
    },
  ];
}

/** The errors that tell why a task ended, or why it does not become ready. */
function errorSteps(logs: readonly LogReading[], stop?: Stop): readonly Step[] {
  return logs.flatMap((log) => {
    const first = firstRelevantLine(log, stop);
    if (first === undefined) return [];
    const decisive = (log.error ?? log.memory ?? log.ownKill)?.line ?? first;
    const isApart = secondsBetween(first.at, decisive.at) > APART_SECONDS;
    const of = logs.length === 1 ? '' : `${log.containerName}: `;
    return (isApart ? [first, decisive] : [decisive]).map(
      (line: LogLine): Step => ({
        kind: 'task-error',
        at: line.at,
        text: `${of}${tellingRow(line.message)}`,
      }),
    );
  });
}

function stopSteps(stop: Stop): readonly Step[] {
  const { task, at, reason, ending, logs } = stop;
  const why = brief(endWords(stop));
  const codes = exitCodes(stop);
  const isOwn = ending === 'by-itself' && codes !== '';
  // That an essential container exited the exit code says as well.
  const own = reason?.kind === 'essential-exited' ? codes : `${codes}: ${why}`;
  const told = ending === 'told-to-stop' && codes !== '' ? `: ${codes}` : '';
  return [
    ...errorSteps(logs, stop),
    { kind: 'task-stopping', at, text: isOwn ? own : why },
    { kind: 'task-stopped', at: task.stoppedAt, text: `stopped${after(at, task.stoppedAt)}${told}` },
  ];
}

function endWords({ reason, task, ending }: Stop): string {
  if (reason !== undefined) return reason.text;
  if (ending === 'unrecorded') return 'last line in its log; how it ended is not on record';
  return task.stoppedReason ?? 'stops for an unknown reason';
}

/** How the container ended that took the task with it; of a task that was told to stop, how all of them did. */
function exitCodes({ task, ending, culprit }: Stop): string {
  const how = ending === 'told-to-stop' ? 'told-to-stop' : 'by-itself';
  const ended = ending === 'by-itself' && culprit !== undefined ? [culprit.container] : task.containers;
  return ended
    .flatMap(({ name, exitCode }) =>
      exitCode === undefined ? [] : [`${name} exit code ${exitCode} (${exitCodeMeaning(exitCode, how)})`],
    )
    .join(', ');
}

/** When a container became unhealthy ECS does not say, only that it is so now. Errors are told of tasks that are not ready. */
function unwellSteps(live: LiveTask, takenAt: Instant): readonly Step[] {
  const { healthStatus } = live.task;
  if (healthStatus === 'HEALTHY') return [];
  const errors = readySecondsOf(live) === undefined ? errorSteps(live.logs) : [];
  return healthStatus === 'UNHEALTHY'
    ? [...errors, { kind: 'task-unhealthy', at: takenAt, text: 'is UNHEALTHY at this moment' }]
    : errors;
}

function after(from: Instant | undefined, to: Instant | undefined): string {
  return from === undefined || to === undefined || to <= from
    ? ''
    : ` after ${durationWords(secondsBetween(from, to))}`;
}

/** Tasks that stopped for the same reason went the same way; those that ended by themselves, with the same code and error. */
function stopLikeness({ task, reason, ending, culprit, logs }: Stop): string {
  const why = reason?.kind ?? task.stopCode ?? 'unknown';
  if (ending !== 'by-itself') return `stop ${why}`;
  const error = logs.find(({ containerName }) => containerName === culprit?.container.name)?.error?.kind;
  return `stop ${why} ${culprit?.container.exitCode ?? ''} ${error ?? ''}`;
}

function liveLikeness(live: LiveTask): string {
  const { lastStatus, healthStatus } = live.task;
  const ready = readySecondsOf(live) === undefined ? '' : 'ready';
  return `live ${lastStatus} ${healthStatus ?? ''} ${ready}`;
}
