import { AwsFailure } from '../../aws/failure.ts';
import type { AwsPort } from '../../aws/port.ts';
import type { CaptureReading } from '../../model/remains.ts';
import { absent, present, type Section } from '../../model/section.ts';
import { untrusted } from '../../model/text.ts';
import { eventCaptureGroup } from '../../model/vocabulary/event-capture.ts';
import { type CapturedTask, readCapturedEvent } from '../answers/captured-event.ts';
import type { TaskAnswer } from '../answers/task.ts';
import { filterLogEvents, type StreamLine } from '../logs/filter.ts';
import { unreadBecause } from '../observe.ts';
import type { Listing } from '../pages.ts';
import type { ResolvedTarget } from '../target/target.ts';
import { isToldToStop } from '../tasks.ts';
import type { Period } from './period.ts';

/** An event of EventBridge is at most 256 KB: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const EVENT_LIMIT = 262_144;
/** A page holds up to 1 MB, which is some two hundred events. */
const PAGES = 20;
/** Where there is more: the events of the last minutes, for the newest tasks tell most. */
const TAIL_MS = 1_800_000;
const TAIL_PAGES = 5;

/** The tasks that event capture kept, and how the reading went. */
export interface Captured {
  readonly tasks: readonly TaskAnswer[];
  readonly reading: Section<CaptureReading>;
}

/**
 * Reads the stopped tasks of a service from the event-capture log group of its cluster. A group that does not exist is
 * absent: nobody has switched event capture on.
 */
export async function readCapture(port: AwsPort, target: ResolvedTarget, period: Period): Promise<Captured> {
  const group = untrusted(eventCaptureGroup(target.cluster));
  try {
    const listing = await readEvents(port, target, period, group);
    const events = listing.items.map(({ line }) => readCapturedEvent(line.message));
    const all = events.flatMap((event) => (event.kind === 'task' ? [event.captured] : []));
    const tasks = newestOfEach(all)
      .map(({ answer }) => answer)
      .filter(({ task }) => task.group === `service:${target.service}` && isToldToStop(task))
      .map(({ task, secrets }) => ({
        task: { ...task, recordedIn: { kind: 'event-capture', group } as const },
        secrets,
      }));
    const unreadable = events.filter(({ kind }) => kind === 'unreadable').length;
    return {
      tasks,
      reading: present({ group, tasks: tasks.length, unreadable, complete: listing.complete }),
    };
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    if (error.kind === 'not-found')
      return { tasks: [], reading: absent(`there is no log group ${group}: event capture is off`) };
    return { tasks: [], reading: unreadBecause(error) };
  }
}

async function readEvents(
  port: AwsPort,
  { service, region }: ResolvedTarget,
  { from, to }: Period,
  group: string,
): Promise<Listing<StreamLine>> {
  // Terms that an event must hold: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
  const filter = { logGroupName: group, filterPattern: `"service:${service}" "STOPPED"` };
  const read = (startTime: number, pages: number) =>
    filterLogEvents(port, { ...filter, startTime, endTime: to }, region, pages, EVENT_LIMIT);
  const listing = await read(from, PAGES);
  if (listing.complete || to - from <= TAIL_MS) return listing;
  const tail = await read(to - TAIL_MS, TAIL_PAGES);
  return { items: [...listing.items, ...tail.items], complete: false };
}

/** The newest change of each task; of equal ones that which was written last. */
function newestOfEach(captured: readonly CapturedTask[]): readonly CapturedTask[] {
  const newest = new Map<string, CapturedTask>();
  for (const one of captured) {
    const { arn } = one.answer.task;
    const known = newest.get(arn);
    if (known === undefined || one.version >= known.version) newest.set(arn, one);
  }
  return [...newest.values()];
}
