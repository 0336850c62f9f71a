import { collect } from '../../../src/collect/collect.ts';
import { parseTarget } from '../../../src/collect/target/parse.ts';
import { resolveTargets } from '../../../src/collect/target/resolve.ts';
import { diagnose } from '../../../src/diagnose/index.ts';
import type { Report } from '../../../src/model/report.ts';
import { simulatedPort } from '../../../src/simulator/in-process.ts';
import { type CaseResult, NOW } from '../run-case.ts';
import type { Variant } from './build.ts';

/** Diagnoses a variant through the whole pipeline and holds the report against its truth. */
export async function judge(variant: Variant): Promise<CaseResult> {
  const port = simulatedPort(() => variant.account, variant.faults);
  const [, cluster, , service = ''] = variant.args;
  const [target] = await resolveTargets(port, parseTarget({ cluster, services: [service] }), 'us-east-1');
  if (target === undefined) throw new Error(`variant ${variant.id} has no target`);
  const report = diagnose(await collect(port, target, NOW), { name: 'ecs-doctor', version: 'test' });
  return { incident: variant, report, faults: faultsOf(variant, report) };
}

function faultsOf({ truth, innocent }: Variant, { diagnosis }: Report): string[] {
  const [root] = diagnosis.causes;
  const said = JSON.stringify([
    diagnosis.rootCause,
    root?.summary,
    root?.evidence,
    root?.title,
  ]).toLowerCase();
  const isMentioned =
    truth.mention.length === 0 ||
    truth.mention.some((word) => said.includes(JSON.stringify(word).slice(1, -1).toLowerCase()));
  const category = diagnosis.rootCause?.category ?? null;
  const changed = (root?.remedy.settings ?? []).map(({ path }) => path);
  const blamed = innocent.filter((setting) => changed.some((path) => path.includes(setting)));
  return [
    ...(truth.verdict.includes(diagnosis.verdict) ? [] : [`verdict ${diagnosis.verdict}`]),
    ...(category === truth.category ? [] : [`category ${category ?? 'none'}`]),
    ...(isMentioned ? [] : [`mentions none of ${truth.mention.join(', ')}`]),
    ...blamed.map((setting) => `wants to change ${setting}`),
  ];
}
