import { AwsFailure } from '../../aws/failure.ts';
import type { AwsPort } from '../../aws/port.ts';
import type { LogExcerpt } from '../../model/log.ts';
import { present, type Section } from '../../model/section.ts';
import { observe } from '../observe.ts';
import { batchesOf, type Listing, unique } from '../pages.ts';
import type { Scrub } from '../scrub/scrubber.ts';
import { excerptBuilder } from './excerpt.ts';
import { filterLogEvents, type StreamLine } from './filter.ts';
import type { GroupPlan, PlannedStream } from './plan.ts';

/** Names in one request: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
const STREAMS = 100;
/** A page holds up to 10,000 events or 1 MB. */
const PAGES = 8;
/** Where a group says more than that: the last minutes of the newest tasks. */
const TAILS = 5;
const TAIL_PAGES = 2;
const TAIL_MS = 180_000;
/** Lines arrive a little after the container has ended. */
const AFTER_STOP_MS = 10_000;
/** Streams without a common prefix are asked for one by one, for this many. */
const SINGLE_STREAMS = 20;

/**
 * Reads the excerpts of all planned streams. Where not a single group may be read the whole section is denied; otherwise
 * each excerpt says for itself whether it was read.
 */
export async function readLogs(
  port: AwsPort,
  plans: readonly GroupPlan[],
  scrub: Scrub,
): Promise<Section<readonly LogExcerpt[]>> {
  const parts = plans.flatMap((plan) =>
    batchesOf(plan.streams, STREAMS).map((streams) => ({ ...plan, streams })),
  );
  const read = await Promise.all(
    parts.map(async (plan) => ({ plan, listing: await observe(() => readGroup(port, plan)) })),
  );
  const listings = read.map(({ listing }) => listing);
  const [first] = listings;
  if (first?.state === 'denied' && listings.every(({ state }) => state === 'denied')) return first;
  return present(read.flatMap(({ plan, listing }) => excerptsOf(plan, listing, scrub)));
}

async function readGroup(port: AwsPort, plan: GroupPlan): Promise<Listing<StreamLine>> {
  const listing = await readStreams(port, plan);
  if (listing.complete) return listing;
  const tails = await Promise.all(lastStopped(plan.streams).map((planned) => readTail(port, plan, planned)));
  const known = new Set(listing.items.map(keyOf));
  const later = tails.flat().filter((line) => !known.has(keyOf(line)));
  return { items: [...listing.items, ...later], complete: false };
}

/** One stream that was never written to makes CloudWatch Logs refuse the names of all: then they are found by what they share. */
async function readStreams(port: AwsPort, plan: GroupPlan): Promise<Listing<StreamLine>> {
  const common = { logGroupName: plan.group, ...timeOf(plan) };
  try {
    const logStreamNames = plan.streams.map(({ stream }) => stream);
    return await filterLogEvents(port, { ...common, logStreamNames }, plan.region, PAGES);
  } catch (error) {
    if (!isMissingStream(error)) throw error;
  }
  const prefixes = unique(plan.streams.flatMap(({ sharedPrefix }) => sharedPrefix ?? []));
  const singles = plan.streams
    .filter(({ sharedPrefix }) => sharedPrefix === undefined)
    .slice(0, SINGLE_STREAMS);
  const listings = await Promise.all([
    ...prefixes.map((logStreamNamePrefix) =>
      filterLogEvents(port, { ...common, logStreamNamePrefix }, plan.region, PAGES),
    ),
    ...singles.map(({ stream }) => readSingle(port, plan, stream)),
  ]);
  return {
    items: listings.flatMap(({ items }) => items),
    complete: listings.every(({ complete }) => complete),
  };
}

/** A stream that does not exist was never written to: it has no lines. */
async function readSingle(port: AwsPort, plan: GroupPlan, stream: string): Promise<Listing<StreamLine>> {
  const filter = {
    logGroupName: plan.group,
    ...timeOf(plan),
    logStreamNames: [stream],
  };
  try {
    return await filterLogEvents(port, filter, plan.region, PAGES);
  } catch (error) {
    if (isMissingStream(error)) return { items: [], complete: true };
    throw error;
  }
}

async function readTail(
  port: AwsPort,
  plan: GroupPlan,
  planned: PlannedStream,
): Promise<readonly StreamLine[]> {
  const { task, stream } = planned;
  const end = task.executionStoppedAt ?? task.stoppedAt ?? task.stoppingAt;
  if (end === undefined) return [];
  const filter = {
    logGroupName: plan.group,
    logStreamNames: [stream],
    startTime: end - TAIL_MS,
    endTime: end + AFTER_STOP_MS,
  };
  return (await filterLogEvents(port, filter, plan.region, TAIL_PAGES)).items;
}

/** The plan names stopped tasks first, newest stop first. */
function lastStopped(streams: readonly PlannedStream[]): readonly PlannedStream[] {
  const stopped = streams.filter(({ task }) => task.stoppingAt !== undefined || task.stoppedAt !== undefined);
  const tasks = new Set(unique(stopped.map(({ task }) => task.arn)).slice(0, TAILS));
  return stopped.filter(({ task }) => tasks.has(task.arn));
}

function timeOf({ from, to }: GroupPlan): { readonly startTime: number; readonly endTime?: number } {
  return to === undefined ? { startTime: from } : { startTime: from, endTime: to };
}

function isMissingStream(error: unknown): boolean {
  return error instanceof AwsFailure && error.kind === 'not-found' && /log stream/i.test(error.message);
}

function keyOf({ stream, line }: StreamLine): string {
  return `${stream} ${line.at} ${line.message}`;
}

function excerptsOf(
  plan: GroupPlan,
  listing: Section<Listing<StreamLine>>,
  scrub: Scrub,
): readonly LogExcerpt[] {
  const builders = new Map(plan.streams.map(({ stream }) => [stream.toString(), excerptBuilder(scrub)]));
  if (listing.state === 'present') {
    for (const { stream, line } of listing.value.items) builders.get(stream)?.add(line);
  }
  return plan.streams.map(({ task, containerName, stream }) => {
    const whose = { taskArn: task.arn, containerName, group: plan.group, stream };
    if (listing.state !== 'present') return { ...whose, lines: listing, complete: false };
    const { lines, complete } = builders.get(stream)?.build() ?? { lines: [], complete: false };
    return { ...whose, lines: present(lines), complete: complete && listing.value.complete };
  });
}
