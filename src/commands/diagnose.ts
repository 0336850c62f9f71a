import type { Context } from '../context.ts';
import { diagnose } from '../diagnose/index.ts';
import type { Instant } from '../model/instant.ts';
import type { PatchDialect } from '../model/patch.ts';
import type { Report } from '../model/report.ts';
import { reportJson } from '../render/json/report.ts';
import { reportText } from '../render/text/report.ts';
import type { TimelineExtent } from '../render/text/timeline.ts';
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
  /** The language in which the change is shown as a snippet; none where it is absent. */
  readonly patch?: PatchDialect;
  /** The moment from which on somebody wants to know. */
  readonly since?: Instant;
  /** How much of what happened is told in the text; JSON has all of it. */
  readonly timeline: TimelineExtent;
}

/**
 * Says why the services keep cycling and what to change. The exit code is that of the worst verdict. Rejects with a
 * `UserError` where there is nothing to look at.
 */
export async function run(options: DiagnoseOptions, context: Context): Promise<ExitCode> {
  const { show, patch, timeline } = options;
  const reports = await diagnoseAll(options, context);
  await deliver(
    {
      text: (style) => reportText(reports, style, { patch, timeline }),
      json: () => reportJson(reports, patch),
    },
    show,
    context,
  );
  return exitCodeOf(worstVerdict(reports.map((report) => report.diagnosis.verdict)), options.failing);
}

async function diagnoseAll(options: DiagnoseOptions, context: Context): Promise<readonly Report[]> {
  const { source, show, patch, since } = options;
  const resourceNames = patch === undefined ? 'skip' : 'read';
  const snapshots = await takeSnapshots(source, show, context, { resourceNames, since });
  return snapshots.map((snapshot) => diagnose(snapshot, { name: NAME, version: context.version }));
}
