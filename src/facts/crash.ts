import { type ErrorLineKind, isRefusedBeside, isSpecific } from '../model/vocabulary/error-lines.ts';
import { answersOrderToStop, isNativeCrash } from '../model/vocabulary/exit-codes.ts';
import type { MemoryLineKind } from '../model/vocabulary/memory-lines.ts';
import type { Facts } from './facts.ts';
import { endsInComplaint } from './last-words.ts';
import type { LogMatch } from './log-match.ts';
import type { LogReading } from './log-reading.ts';
import { overcomeKinds, readySecondsOf } from './readiness.ts';
import { definitionOf, type Stop } from './stop.ts';

/** A task that failed through its application: it ended by itself, or was stopped before it ever became ready. */
export interface ApplicationFailure {
  readonly stop: Stop;
  readonly containerName: string;
  readonly exitCode?: number;
  readonly error?: LogMatch<ErrorLineKind>;
  /** What inside the container says that it killed the process. */
  readonly ownKill?: LogMatch<'own-kill'>;
  readonly endedByItself: boolean;
}

/** What a probe that writes to the log says of itself; a main command that is missing ends the container. */
const PROBE_WORDS: ReadonlySet<ErrorLineKind> = new Set(['command-missing']);

/** Whether the task's containers ended by themselves and nothing but an exit says why. */
export function isExit(stop: Stop): boolean {
  const kind = stop.reason?.kind;
  if (kind === 'dependency-unmet') return (stop.culprit?.container.exitCode ?? 0) !== 0;
  return (
    stop.ending === 'by-itself' &&
    (kind === 'essential-exited' || kind === undefined) &&
    stop.culprit !== undefined
  );
}

/** Whether the task was stopped because a health check failed. */
export function isHealthStop(stop: Stop): boolean {
  return stop.reason?.kind === 'container-health-check' || stop.reason?.kind === 'load-balancer-check';
}

/** The failures that the application's own words or exit explain, each with the line that names the cause. */
export function applicationFailures(facts: Facts): readonly ApplicationFailure[] {
  const overcome = overcomeKinds(facts);
  return facts.failures.flatMap((stop): ApplicationFailure[] => {
    if (stop.ending === 'unrecorded' && !isHealthStop(stop)) return unrecordedEnd(stop, overcome);
    if (isExit(stop)) return [exitOf(stop)];
    if (!isHealthStop(stop)) return [];
    const helper = crashedBeside(stop);
    if (helper) return [helper];
    if (wasReady(stop, facts)) return [];
    const log = essentialLogs(stop).find(
      ({ error }) => error !== undefined && !overcome.has(error.kind) && !PROBE_WORDS.has(error.kind),
    );
    return log?.error
      ? [{ stop, containerName: log.containerName, error: log.error, endedByItself: false }]
      : [];
  });
}

/** Of a task whose end is not on record an error in its log is all that can be told, unless others got over it. */
function unrecordedEnd(stop: Stop, overcome: ReadonlySet<ErrorLineKind>): ApplicationFailure[] {
  const log = essentialLogs(stop).find(
    ({ error }) => error !== undefined && !overcome.has(error.kind) && !PROBE_WORDS.has(error.kind),
  );
  if (log?.error === undefined) return [];
  return [{ stop, containerName: log.containerName, error: log.error, endedByItself: false }];
}

/**
 * A proxy keeps a task alive although the application behind it, which the task can do without, has died: the probe then
 * meets the proxy’s own error. So does an application whose helper (a connection pooler, a tunnel) has died.
 */
function crashedBeside(stop: Stop): ApplicationFailure | undefined {
  if (!stop.logs.some(missesNeighbour)) return undefined;
  const dead = stop.task.containers.filter(({ exitCode }) => !answersOrderToStop(exitCode));
  for (const { name, exitCode } of dead) {
    const log = stop.logs.find(({ containerName }) => containerName === name);
    if (log?.error || endsInComplaint(log))
      return {
        stop,
        containerName: name,
        exitCode,
        error: log?.error,
        endedByItself: log?.error === undefined,
      };
  }
  return undefined;
}

function missesNeighbour({ upstream, error }: LogReading): boolean {
  return upstream !== undefined || (error !== undefined && isRefusedBeside(error.line.message));
}

/** Whether what the failed check asked became ready: the container behind it where that speaks, else any. */
function wasReady(stop: Stop, facts: Facts): boolean {
  const checked = checkedContainers(stop, facts);
  const logs = stop.logs.filter(({ containerName }) => checked.has(containerName));
  if (logs.some(({ ready, error }) => ready === undefined && error !== undefined && isSpecific(error.kind)))
    return false;
  return readySecondsOf(stop) !== undefined;
}

function checkedContainers(stop: Stop, { settings }: Facts): ReadonlySet<string> {
  const names: readonly (string | undefined)[] =
    stop.reason?.kind === 'load-balancer-check'
      ? (settings?.loadBalancers ?? []).map(({ containerName }) => containerName)
      : stop.task.containers
          .filter(({ healthStatus }) => healthStatus === 'UNHEALTHY')
          .map(({ name }) => name);
  return new Set(names.flatMap((name) => name ?? []));
}

/**
 * Whether a container was killed in the middle of its work: it ended by itself and its log says nothing of it. Who
 * complains in the last line ended for that, whatever the exit code.
 */
export function isSilentKill({
  stop,
  containerName,
  endedByItself,
  error,
  ownKill,
}: ApplicationFailure): boolean {
  if (!endedByItself || error !== undefined || ownKill !== undefined) return false;
  return !endsInComplaint(stop.logs.find((log) => log.containerName === containerName));
}

/** Whether an exit says what it is: errors, kills and native crashes have rules of their own. */
export function isToldElsewhere(failure: ApplicationFailure): boolean {
  const { endedByItself, error, ownKill, exitCode } = failure;
  if (!endedByItself || error !== undefined || ownKill !== undefined) return true;
  if (exitCode === undefined) return false;
  return isNativeCrash(exitCode) || (exitCode === 137 && isSilentKill(failure));
}

/** What a helper beside the application writes does not explain why the task failed. */
function essentialLogs({ logs, definition }: Stop): readonly LogReading[] {
  return logs.filter(({ containerName }) => definitionOf(definition, containerName)?.essential !== false);
}

/** A line about memory in the log of a failed task, and its kind. */
export function memoryLineOf(stop: Stop): LogMatch<MemoryLineKind> | undefined {
  return essentialLogs(stop).find((log) => log.memory !== undefined)?.memory;
}

/** The health-check stops that happened in silence: not ready, and no error that others did not get over. */
export function silentHealthStops(facts: Facts): readonly Stop[] {
  const explained = new Set(applicationFailures(facts).map(({ stop }) => stop));
  return facts.failures.filter(
    (stop) => isHealthStop(stop) && readySecondsOf(stop) === undefined && !explained.has(stop),
  );
}

/**
 * Exits whose log never arrived (lines that are written just before the end get lost), of the same container and with
 * the same exit code as one whose log names an error: they are of one kind.
 */
export function loglessExits(
  facts: Facts,
  named: readonly ApplicationFailure[] = applicationFailures(facts).filter(
    ({ error }) => error !== undefined,
  ),
): readonly Stop[] {
  const likes = new Set(named.filter(({ endedByItself }) => endedByItself).map(likeness));
  return applicationFailures(facts)
    .filter(
      (failure) => failure.endedByItself && failure.stop.logs.length === 0 && likes.has(likeness(failure)),
    )
    .map(({ stop }) => stop);
}

function likeness({ containerName, exitCode }: ApplicationFailure): string {
  return `${containerName} ${exitCode ?? ''}`;
}

function exitOf(stop: Stop): ApplicationFailure {
  const container = stop.culprit?.container;
  const own = stop.logs.find((log) => log.containerName === container?.name);
  return {
    stop,
    containerName: container?.name ?? 'unknown',
    exitCode: container?.exitCode,
    error: own?.error,
    ownKill: own?.ownKill,
    endedByItself: true,
  };
}
