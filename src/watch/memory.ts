import type { LogExcerpt } from '../model/log.ts';
import { present, type Section } from '../model/section.ts';
import type { ServiceState } from '../model/service.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Stack } from '../model/stack.ts';

/**
 * Adds a look to what was seen before, so that nothing is forgotten when AWS forgets it: tasks an hour after they
 * stopped, all events but the newest hundred, deployments that have drained. What is read again replaces what was known;
 * a section that could not be read this time stays as it was.
 */
export function remember(before: Snapshot | undefined, now: Snapshot): Snapshot {
  if (before === undefined) return now;
  const { blueprint, vitals } = now;
  const list = <T>(old: Section<readonly T[]>, read: Section<readonly T[]>, key: (item: T) => string) =>
    joined(old, read, (one, other) => union(one, other, key));
  const keep = <T>(old: Section<T>, read: Section<T>) => joined(old, read, (_, value) => value);
  return {
    ...now,
    blueprint: {
      service: keep(before.blueprint.service, blueprint.service),
      taskDefinitions: list(before.blueprint.taskDefinitions, blueprint.taskDefinitions, ({ arn }) => arn),
      targetGroups: list(before.blueprint.targetGroups, blueprint.targetGroups, ({ arn }) => arn),
    },
    vitals: {
      ...vitals,
      service: joined(before.vitals.service, vitals.service, withOlderEvents),
      serviceDeployments: list(before.vitals.serviceDeployments, vitals.serviceDeployments, ({ arn }) => arn),
      serviceRevisions: list(before.vitals.serviceRevisions, vitals.serviceRevisions, ({ arn }) => arn),
      runningTasks: keep(before.vitals.runningTasks, vitals.runningTasks),
      stoppedTasks: list(before.vitals.stoppedTasks, vitals.stoppedTasks, ({ arn }) => arn),
      targetHealth: keep(before.vitals.targetHealth, vitals.targetHealth),
      containerInstances: list(before.vitals.containerInstances, vitals.containerInstances, ({ arn }) => arn),
      stack: joined(before.vitals.stack, vitals.stack, withOlderStackEvents),
      logs: joined(before.vitals.logs, vitals.logs, joinedLogs),
    },
  };
}

function joined<T>(before: Section<T>, now: Section<T>, join: (before: T, now: T) => T): Section<T> {
  if (now.state !== 'present') return before.state === 'present' ? before : now;
  return before.state === 'present' ? present(join(before.value, now.value)) : now;
}

/** What was read now, then what only was known before. */
function union<T>(before: readonly T[], now: readonly T[], key: (item: T) => string): readonly T[] {
  const known = new Set(now.map(key));
  return [...now, ...before.filter((item) => !known.has(key(item)))];
}

function withOlderEvents(before: ServiceState, now: ServiceState): ServiceState {
  return { ...now, events: union(before.events, now.events, ({ id }) => id) };
}

/** Another operation on the same stack begins a story of its own; its events say so by their times. */
function withOlderStackEvents(before: Stack, now: Stack): Stack {
  const key = ({ at, logicalId, status, stackName }: Stack['events'][number]) =>
    `${at} ${stackName} ${logicalId} ${status}`;
  return { ...now, events: union(before.events, now.events, key) };
}

/** A look that left the logs out says nothing against those that were read; of two excerpts the one with lines counts. */
function joinedLogs(before: readonly LogExcerpt[], now: readonly LogExcerpt[]): readonly LogExcerpt[] {
  const key = ({ taskArn, containerName, stream }: LogExcerpt) => `${taskArn} ${containerName} ${stream}`;
  return union(
    before,
    now.filter(({ lines }) => lines.state === 'present'),
    key,
  );
}
