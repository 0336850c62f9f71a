import { collect } from '../../../src/collect/collect.ts';
import { parseTarget } from '../../../src/collect/target/parse.ts';
import { resolveTargets } from '../../../src/collect/target/resolve.ts';
import { diagnose } from '../../../src/diagnose/index.ts';
import type { Report } from '../../../src/model/report.ts';
import { simulatedPort } from '../../../src/simulator/in-process.ts';
import type { Case } from '../../support/case-account.ts';
import { type CaseResult, NOW } from '../run-case.ts';

/** Diagnoses a variant through the whole pipeline and holds the report against its truth. */
export async function judge(variant: Case): Promise<CaseResult> {
  const port = simulatedPort(() => variant.account, variant.faults);
  const [, cluster, , service = ''] = variant.args;
  const [target] = await resolveTargets(port, parseTarget({ cluster, services: [service] }), 'us-east-1');
  if (target === undefined) throw new Error(`variant ${variant.id} has no target`);
  const report = diagnose(await collect(port, target, NOW), { name: 'ecs-doctor', version: 'test' });
  return { incident: variant, report, faults: faultsOf(variant, report) };
}

function faultsOf({ truth }: Case, { diagnosis }: Report): string[] {
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
  return [
    ...(truth.verdict.includes(diagnosis.verdict) ? [] : [`verdict ${diagnosis.verdict}`]),
    ...(category === truth.category ? [] : [`category ${category ?? 'none'}`]),
    ...(isMentioned ? [] : [`mentions none of ${truth.mention.join(', ')}`]),
  ];
}
