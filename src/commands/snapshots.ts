import { type CollectOptions, collect } from '../collect/collect.ts';
import { nameOf } from '../collect/target/name.ts';
import { parseTarget } from '../collect/target/parse.ts';
import { regionOf } from '../collect/target/region.ts';
import { resolveTargets } from '../collect/target/resolve.ts';
import type { AwsAccess, Context } from '../context.ts';
import { UserError } from '../errors.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { forTerminalLine, terminal } from '../render/encode/terminal.ts';
import { formatSnapshot } from '../snapshot/format.ts';
import { parseSnapshot } from '../snapshot/parse.ts';
import { connect } from './connect.ts';
import { mapBounded } from './map-bounded.ts';
import { notice, whileSaying } from './notice.ts';
import type { ShowOptions, Source, TargetFlags } from './options.ts';

const MAX_BYTES = 50 * 1024 * 1024;
const SERVICES_AT_A_TIME = 4;

/** What a command needs besides the rest. */
type Wanted = Pick<CollectOptions, 'resourceNames' | 'since'>;

/**
 * One snapshot a service, from AWS or from a saved file. Rejects with a `UserError` where the target cannot be
 * understood or found, or the file cannot be read.
 */
export async function takeSnapshots(
  source: Source,
  show: ShowOptions,
  context: Context,
  wanted: Wanted = {},
): Promise<readonly Snapshot[]> {
  switch (source.kind) {
    case 'file':
      return [parseSnapshot(await context.files.read(source.path, MAX_BYTES), source.path)];
    case 'aws':
      return await readAws(source, show, context, wanted);
  }
}

interface AwsSource {
  readonly target: TargetFlags;
  readonly access: AwsAccess;
  readonly save?: string;
}

async function readAws(
  { target, access, save }: AwsSource,
  show: ShowOptions,
  context: Context,
  wanted: Wanted,
): Promise<readonly Snapshot[]> {
  const request = parseTarget(target);
  const { port, region } = await connect(
    { ...access, region: access.region ?? regionOf(request) },
    show,
    context,
  );
  // Whoever reads a saved snapshot later may want a patch.
  const options: CollectOptions = {
    ...access,
    ...wanted,
    ...(save === undefined ? {} : { resourceNames: 'read' }),
  };
  const text = terminal`Reading ${forTerminalLine(nameOf(request))} in ${forTerminalLine(region)}`;
  const snapshots = await whileSaying(text, show, context, async () => {
    const targets = await resolveTargets(port, request, region, access);
    if (save !== undefined) refuseSeveral(targets.length);
    return await mapBounded(targets, SERVICES_AT_A_TIME, (one) =>
      collect(port, one, context.clock.now(), options),
    );
  });
  const [snapshot] = snapshots;
  if (save !== undefined && snapshot !== undefined) await saveSnapshot(snapshot, save, show, context);
  return snapshots;
}

function refuseSeveral(services: number): void {
  if (services < 2) return;
  throw new UserError(
    `--save keeps one service, and ${services} were found`,
    'Name one of them with --cluster and --service.',
  );
}

async function saveSnapshot(
  snapshot: Snapshot,
  path: string,
  show: ShowOptions,
  context: Context,
): Promise<void> {
  await context.files.writePrivate(path, formatSnapshot(snapshot));
  const file = forTerminalLine(path);
  notice(terminal`Saved to ${file}; read it again with --from ${file}`, show, context);
}
