import { collect } from '../../../src/collect/collect.ts';
import { parseTarget } from '../../../src/collect/target/parse.ts';
import { resolveTargets } from '../../../src/collect/target/resolve.ts';
import { diagnose } from '../../../src/diagnose/index.ts';
import type { Report } from '../../../src/model/report.ts';
import { simulatedPort } from '../../../src/simulator/in-process.ts';
import { type CaseResult, faultsOf, NOW } from '../run-case.ts';
import type { Variant } from './build.ts';

/** Diagnoses a variant through the whole pipeline and holds the report against its truth. */
export async function judge(variant: Variant): Promise<CaseResult> {
  const port = simulatedPort(() => variant.account, variant.faults);
  const [, cluster, , service = ''] = variant.args;
  const [target] = await resolveTargets(port, parseTarget({ cluster, services: [service] }), 'us-east-1');
  if (target === undefined) throw new Error(`variant ${variant.id} has no target`);
  const report = diagnose(await collect(port, target, NOW), { name: 'ecs-doctor', version: 'test' });
  const faults = [...faultsOf(variant, report), ...wronglyBlamed(variant, report)];
  return { incident: variant, report, faults };
}

/** The settings that are not at fault and that the report wants to change all the same. */
function wronglyBlamed({ innocent }: Variant, { diagnosis }: Report): string[] {
  const changed = (diagnosis.causes[0]?.remedy.settings ?? []).map(({ path }) => path);
  return innocent
    .filter((setting) => changed.some((path) => path.includes(setting)))
    .map((setting) => `wants to change ${setting}`);
}
