import { spanWords } from '../facts/duration.ts';
import { readFacts } from '../facts/facts.ts';
import { containerCheckWindow } from '../facts/kill-window.ts';
import type { Instant } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import { numberOr } from '../model/setting.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Task } from '../model/task.ts';

/** When a check can end a task at the earliest, and what protects it until then. */
export interface Kill {
  readonly at: Instant;
  readonly why: string;
}

/** Tells when the checks of a task can end it first; `undefined` where nothing checks it, or it has not started. */
export type KillSchedule = (task: Task) => Kill | undefined;

/** The schedule of a service: the windows of its checks, behind the grace period. */
export function killSchedule(snapshot: Snapshot): KillSchedule {
  const { targetWindows, settings } = readFacts(snapshot);
  const graceSeconds = numberOr(settings?.healthCheckGracePeriodSeconds, 0) ?? 0;
  const definitions = new Map(
    valueOr(snapshot.blueprint.taskDefinitions, []).map(({ arn, containers }) => [arn, containers]),
  );
  return ({ startedAt, taskDefinitionArn }) => {
    if (startedAt === undefined) return undefined;
    const windows = [
      ...targetWindows,
      ...(definitions.get(taskDefinitionArn) ?? []).flatMap(
        (container) => containerCheckWindow(container) ?? [],
      ),
    ];
    if (windows.length === 0) return undefined;
    const earliest = Math.min(...windows.map(({ unhealthyAfterSeconds }) => unhealthyAfterSeconds));
    const why =
      graceSeconds > earliest
        ? `the grace period ends ${spanWords(graceSeconds)} after its start`
        : `its check gives up ${spanWords(earliest)} after its start`;
    return { at: startedAt + Math.max(earliest, graceSeconds) * 1000, why };
  };
}
