import { collect } from '../../src/collect/collect.ts';
import { parseTarget } from '../../src/collect/target/parse.ts';
import { resolveTargets } from '../../src/collect/target/resolve.ts';
import { diagnose } from '../../src/diagnose/index.ts';
import type { Report } from '../../src/model/report.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { simulatedPort } from '../../src/simulator/in-process.ts';
import { type Case, readCase } from '../support/case-account.ts';

export const NOW = Date.UTC(2026, 10, 23, 14, 0, 0);

/** How one case was judged, against its truth. */
export interface CaseResult {
  readonly incident: Case;
  readonly report: Report;
  readonly faults: readonly string[];
}

/** Collects a case through the whole pipeline, as `diagnose` does; `denied` actions are refused besides its own. */
export async function snapshotOfCase(
  id: string,
  denied: readonly string[] = [],
): Promise<{ incident: Case; snapshot: Snapshot }> {
  const incident = readCase(id, new Date(NOW));
  const faults = { ...incident.faults, denied: [...incident.faults.denied, ...denied] };
  const port = simulatedPort(() => incident.account, faults);
  const request = parseTarget(targetFlags(incident.args));
  const [target] = await resolveTargets(port, request, 'us-east-1');
  if (target === undefined) throw new Error(`case ${id} has no target`);
  return { incident, snapshot: await collect(port, target, NOW, { since: sinceOf(incident.args) }) };
}

/** Diagnoses a case, with `denied` actions refused, and holds the report against its truth. */
export async function runCase(id: string, denied: readonly string[] = []): Promise<CaseResult> {
  const { incident, snapshot } = await snapshotOfCase(id, denied);
  const report = diagnose(snapshot, { name: 'ecs-doctor', version: 'test' });
  return { incident, report, faults: faultsOf(incident, report) };
}

/** Whether the root cause is one that the truth forbids: worse than not knowing. */
export function isForbidden({ incident, report }: CaseResult): boolean {
  const category = report.diagnosis.rootCause?.category;
  return category !== undefined && incident.truth.not.includes(category);
}

/** What is wrong with a report, held against what really happened: verdict, category and the words of the root cause. */
export function faultsOf({ truth }: Case, { diagnosis }: Report): string[] {
  const root = diagnosis.causes[0];
  const words = JSON.stringify([
    diagnosis.rootCause,
    root?.summary,
    root?.evidence,
    root?.title,
  ]).toLowerCase();
  const mentioned =
    truth.mention.length === 0 ||
    truth.mention.some((word) => words.includes(JSON.stringify(word).slice(1, -1).toLowerCase()));
  return [
    ...(truth.verdict.includes(diagnosis.verdict) ? [] : [`verdict ${diagnosis.verdict}`]),
    ...((diagnosis.rootCause?.category ?? null) === truth.category
      ? []
      : [`category ${diagnosis.rootCause?.category ?? 'none'}`]),
    ...(mentioned ? [] : [`mentions none of ${truth.mention.join(', ')}`]),
  ];
}

/** The moment from which on the case asks: of `diagnose --since` cases use whole hours. */
function sinceOf(args: readonly string[]): number | undefined {
  const at = args.indexOf('--since');
  const hours = at === -1 ? undefined : /^(\d{1,3})h$/.exec(args[at + 1] ?? '')?.[1];
  return hours === undefined ? undefined : NOW - Number(hours) * 3_600_000;
}

function targetFlags(args: readonly string[]) {
  const flag = (name: string) => {
    const at = args.indexOf(name);
    return at === -1 ? undefined : args[at + 1];
  };
  const service = flag('--service');
  return {
    cluster: flag('--cluster'),
    services: service === undefined ? [] : [service],
    stack: flag('--stack'),
    positional: undefined,
  };
}
