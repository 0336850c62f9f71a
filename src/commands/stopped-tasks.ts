import type { Context } from '../context.ts';
import { listStoppedTasks } from '../diagnose/index.ts';
import type { Instant } from '../model/instant.ts';
import { stoppedTasksJson } from '../render/json/stopped-tasks.ts';
import { stoppedTasksText } from '../render/text/stopped-tasks.ts';
import type { ExitCode } from './exit-code.ts';
import type { ShowOptions, Source } from './options.ts';
import { deliver } from './output.ts';
import { takeSnapshots } from './snapshots.ts';

export interface StoppedTasksOptions {
  readonly source: Source;
  readonly show: ShowOptions;
  /** The newest so many; all where it is absent. */
  readonly limit?: number;
  /** Only those that stopped at or after this. */
  readonly since?: Instant;
  /** Whether tasks are listed that do not count as failures of the deployment in question. */
  readonly excluded: 'hide' | 'show';
}

/**
 * Lists stopped tasks by cause. The code is 0 where the listing could be made, 3 where the stopped tasks of a service
 * could not be read: an empty list must not look like good news.
 */
export async function run(options: StoppedTasksOptions, context: Context): Promise<ExitCode> {
  const { source, show, limit, since, excluded } = options;
  const snapshots = await takeSnapshots(source, show, context, { since });
  const listings = snapshots.map((snapshot) => listStoppedTasks(snapshot, { limit, since, excluded }));
  await deliver(
    { text: (style) => stoppedTasksText(listings, style), json: () => stoppedTasksJson(listings) },
    show,
    context,
  );
  return snapshots.every(({ vitals }) => vitals.stoppedTasks.state === 'present') ? 0 : 3;
}
