import type { Exclusion } from '../model/exclusion.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';
import type { Container, Task } from '../model/task.ts';
import type { ContainerDefinition, TaskDefinition } from '../model/task-definition.ts';
import { readStopReason, type StopReasonKind } from '../model/vocabulary/stop-reasons.ts';
import { type Ending, endingOf } from './ending.ts';
import type { LogReading } from './log-reading.ts';
import { isLostBackend } from './lost-backend.ts';

/** A text that says why a task stopped, and where it stands in the answer that it was read from. */
export interface StatedReason {
  readonly kind: StopReasonKind;
  readonly text: string;
  readonly path: string;
  readonly containerName?: string;
  /** Where it was read, if not where the task itself was. */
  readonly source?: 'ecs:DescribeServices';
}

/** The container that ended first or failed, with its definition where that could be read. */
export interface Culprit {
  readonly container: Container;
  readonly definition?: ContainerDefinition;
}

/** Everything that is known of one stopped task. */
export interface Stop {
  readonly task: Task;
  readonly definition?: TaskDefinition;
  readonly reason?: StatedReason;
  readonly ending: Ending;
  readonly culprit?: Culprit;
  /** From RUNNING until its containers ended or were told to; absent where it never reached RUNNING. */
  readonly livedSeconds?: number;
  /** When the stop began, as near as can be told. */
  readonly at: Instant;
  readonly logs: readonly LogReading[];
  /** Why it does not count; null where it counts. */
  readonly exclusion: Exclusion | null;
}

/** What the parts of a stopped task say together, before anyone asks to which deployment it belongs. */
export type UnsortedStop = Omit<Stop, 'exclusion'>;

/** Kinds that only say that something failed; a container's own reason tells more. */
const GENERAL_KINDS: ReadonlySet<StopReasonKind> = new Set(['essential-exited', 'failed-to-start']);

/** No container is behind a load balancer. */
const NONE: ReadonlySet<string> = new Set();

/**
 * Reads one stopped task from everything that is known of it at once: no single signal decides alone. `balanced` are the
 * containers that a load balancer of the service checks.
 */
export function readStop(
  task: Task,
  definition: TaskDefinition | undefined,
  logs: readonly LogReading[],
  balanced: ReadonlySet<string> = NONE,
): UnsortedStop {
  const ending = endingOf(task);
  const reason = reasonOf(task, definition, logs, balanced);
  const end = task.stoppingAt ?? task.executionStoppedAt ?? task.stoppedAt;
  return {
    task,
    definition,
    reason,
    ending,
    culprit: culpritOf(task, definition, reason, logs),
    livedSeconds:
      task.startedAt === undefined || end === undefined ? undefined : secondsBetween(task.startedAt, end),
    at: end ?? lastWordsAt(task) ?? task.createdAt ?? 0,
    logs,
  };
}

/** The definition of a container by its name, where the task definition is known. */
export function definitionOf(
  definition: TaskDefinition | undefined,
  containerName: string,
): ContainerDefinition | undefined {
  return definition?.containers.find((container) => container.name === containerName);
}

/** When a task whose end is not on record was last heard of. */
function lastWordsAt({ recordedIn }: Task): Instant | undefined {
  return recordedIn === undefined || recordedIn.kind === 'event-capture' ? undefined : recordedIn.lastAt;
}

function reasonOf(
  task: Task,
  definition: TaskDefinition | undefined,
  logs: readonly LogReading[],
  balanced: ReadonlySet<string>,
): StatedReason | undefined {
  const own = statedReason(task.stoppedReason, `tasks[${task.id}].stoppedReason`);
  const containers = task.containers.flatMap((container) => {
    const path = `tasks[${task.id}].containers[${container.name}].reason`;
    const reason = statedReason(container.reason, path, container.name);
    const isAsked = balanced.has(container.name) || isLostBackend(container.name, task, logs);
    return reason && (isAsked || counts(reason, container, task, definition)) ? [reason] : [];
  });
  const outOfMemory = containers.find((reason) => reason.kind === 'out-of-memory');
  if (outOfMemory) return outOfMemory;
  const byCode = reasonOfStopCode(task, own);
  if (byCode) return byCode;
  if (own && !GENERAL_KINDS.has(own.kind)) return own;
  const telling = containers.find(
    ({ kind, containerName }) =>
      !GENERAL_KINDS.has(kind) && (neverRan(task) || isDecisive(containerName, definition)),
  );
  const decisive = containers.find(({ containerName }) => isDecisive(containerName, definition));
  return telling ?? own ?? decisive ?? generalReason(task) ?? containers[0];
}

function statedReason(
  text: string | undefined,
  path: string,
  containerName?: string,
): StatedReason | undefined {
  if (!text) return undefined;
  const kind = readStopReason(text);
  return kind && { kind, text, path, containerName };
}

function neverRan(task: Task): boolean {
  return task.containers.every(({ exitCode }) => exitCode === undefined);
}

/** What befell a helper, or a container that AWS added, does not end a task whose own containers ran. */
function isDecisive(containerName: string | undefined, definition: TaskDefinition | undefined): boolean {
  if (definition === undefined || containerName === undefined) return true;
  if (definitionOf(definition, containerName)?.essential === true) return true;
  return definition.containers.some(({ dependsOn }) =>
    dependsOn.some((dependency) => dependency.containerName === containerName),
  );
}

/**
 * A sidecar that nothing depends on, nor forwards to, may run out of memory without ending the task. Without the task definition nobody
 * knows which container is one, unless there is only one.
 */
function counts(
  reason: StatedReason,
  container: Container,
  task: Task,
  definition: TaskDefinition | undefined,
): boolean {
  if (reason.kind !== 'out-of-memory') return true;
  if (definition === undefined) return task.containers.length === 1;
  return isDecisive(container.name, definition);
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html (stopCode) */
function reasonOfStopCode(task: Task, own: StatedReason | undefined): StatedReason | undefined {
  const path = `tasks[${task.id}].stopCode`;
  const text = task.stoppedReason ?? task.stopCode ?? '';
  switch (task.stopCode) {
    case 'SpotInterruption':
      return { kind: 'spot-interruption', text, path };
    case 'TerminationNotice':
      return own?.kind === 'spot-interruption' ? own : { kind: 'host-lost', text, path };
    case 'UserInitiated':
      return own?.kind === 'host-lost' ? own : { kind: 'stopped-by-user', text, path };
    default:
      return undefined;
  }
}

/** Where no text is known, the stop code still says at which stage the task ended. */
function generalReason(task: Task): StatedReason | undefined {
  const path = `tasks[${task.id}].stoppedReason`;
  const text = task.stoppedReason ?? task.stopCode ?? '';
  if (task.stopCode === 'TaskFailedToStart') return { kind: 'failed-to-start', text, path };
  if (task.stopCode === 'EssentialContainerExited') return { kind: 'essential-exited', text, path };
  return undefined;
}

/**
 * The API gives no time of death per container, so the essential container with the most telling end is taken: one
 * with a reason, then one with an exit code that a stop signal does not explain, then one killed, then one that ended
 * without an error beside others that were told to stop. Between equals the one whose log ended first died first.
 */
function culpritOf(
  task: Task,
  definition: TaskDefinition | undefined,
  reason: StatedReason | undefined,
  logs: readonly LogReading[],
): Culprit | undefined {
  const all = task.containers.map((container) => ({
    container,
    definition: definitionOf(definition, container.name),
  }));
  const dependedUpon = failedDependency(all, reason);
  if (dependedUpon) return dependedUpon;
  const candidates = all.filter(
    (candidate) => definition === undefined || candidate.definition?.essential === true,
  );
  const ranked = candidates
    .map((candidate) => ({ candidate, rank: rankOfEnd(candidate.container) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || lastLineAt(a.candidate, logs) - lastLineAt(b.candidate, logs));
  return ranked[0]?.candidate ?? (candidates.length === 1 ? candidates[0] : undefined);
}

/** A container that others wait for and that ended with an error: they never got going. */
function failedDependency(
  candidates: readonly Culprit[],
  reason: StatedReason | undefined,
): Culprit | undefined {
  const waitedFor = new Set(
    candidates.flatMap(({ definition }) =>
      (definition?.dependsOn ?? []).map(({ containerName }) => containerName),
    ),
  );
  const neverRan =
    reason?.kind === 'dependency-unmet' ||
    candidates.some(({ container }) => container.exitCode === undefined);
  return candidates.find(
    ({ container }) => neverRan && waitedFor.has(container.name) && (container.exitCode ?? 0) !== 0,
  );
}

/** When a container last wrote something; never, as far as is known, for one without a log. */
function lastLineAt({ container }: Culprit, logs: readonly LogReading[]): Instant {
  const lines = logs.find(({ containerName }) => containerName === container.name)?.excerpt.lines;
  const last = lines?.state === 'present' ? lines.value.at(-1)?.at : undefined;
  return last ?? Number.MAX_SAFE_INTEGER;
}

function rankOfEnd({ exitCode, reason }: Container): number {
  if (reason && readStopReason(reason) !== undefined) return 5;
  if (exitCode === undefined) return 0;
  if (exitCode === 143) return 1;
  if (exitCode === 0) return 2;
  if (exitCode === 137) return 3;
  return 4;
}
