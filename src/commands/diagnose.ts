import type { Context } from '../context.ts';
import { diagnose } from '../diagnose/index.ts';
import type { Report } from '../model/report.ts';
import { reportJson } from '../render/json/report.ts';
import { reportText } from '../render/text/report.ts';
import { NAME } from '../version.ts';
import { type ExitCode, exitCodeOf, worstVerdict } from './exit-code.ts';
import type { ShowOptions, Source } from './options.ts';
import { deliver } from './output.ts';
import { takeSnapshots } from './snapshots.ts';

export interface DiagnoseOptions {
  readonly source: Source;
  readonly show: ShowOptions;
  /** The exit code of a problem: 1, or 0 for those who only want the report. */
  readonly failing: 0 | 1;
}

/**
 * Says why the services keep cycling and what to change. The exit code is that of the worst verdict. Rejects with a
 * `UserError` where there is nothing to look at.
 */
export async function run(options: DiagnoseOptions, context: Context): Promise<ExitCode> {
  const reports = await diagnoseAll(options.source, options.show, context);
  await deliver(
    { text: (style) => reportText(reports, style), json: () => reportJson(reports) },
    options.show,
    context,
  );
  return exitCodeOf(worstVerdict(reports.map((report) => report.diagnosis.verdict)), options.failing);
}

async function diagnoseAll(source: Source, show: ShowOptions, context: Context): Promise<readonly Report[]> {
  const snapshots = await takeSnapshots(source, show, context);
  return snapshots.map((snapshot) => diagnose(snapshot, { name: NAME, version: context.version }));
}
