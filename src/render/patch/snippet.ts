import type { PatchDialect } from '../../model/patch.ts';
import type { Report } from '../../model/report.ts';
import type { Code } from '../encode/encoded.ts';
import { buildPatch } from './build.ts';
import { cdkPython } from './cdk-python.ts';
import { cdkTypeScript } from './cdk-typescript.ts';
import { cloudFormation } from './cloudformation.ts';
import type { Dialect } from './dialect.ts';
import { linesOf, words } from './piece.ts';
import { terraform } from './terraform.ts';

const DIALECTS: Readonly<Record<PatchDialect, Dialect>> = {
  'cdk-python': cdkPython,
  'cdk-typescript': cdkTypeScript,
  cloudformation: cloudFormation,
  terraform,
};

/**
 * The change that a report recommends as lines to paste, each changed line with what it was and why; where there is
 * nothing to change, one comment that says so. The same report always gives the same lines.
 */
export function snippet(report: Report, name: PatchDialect): readonly Code[] {
  const dialect = DIALECTS[name];
  const patch = buildPatch(report);
  const service = `service ${report.target.service}`;
  if (patch === undefined) {
    return linesOf(
      [words(`Nothing to change for ${service}: no finding asks for another setting.`)],
      dialect,
    );
  }
  const head = [`What ecs-doctor recommends for ${service}.`, ...dialect.howTo];
  return linesOf([...head.map(words), ...dialect.write(patch)], dialect);
}
