import type { Instant } from '../../model/instant.ts';
import type { CountSample, WatchView } from '../../model/watch.ts';

/** How long a column of the chart may stand for, in seconds: round numbers, so that the picture moves seldom. */
const STEPS = [5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** The counts over time, one sample a column. */
export interface Buckets {
  readonly from: Instant;
  readonly stepSeconds: number;
  /** Absent where nothing is known of that time: polls failed, or none was made. */
  readonly samples: readonly (CountSample | undefined)[];
}

/**
 * Divides the time from the first look until now into so many columns at most. A column shows the look that was farthest
 * from the desired count, so that a short swing is not lost between two calm looks, and, where nobody looked, what was seen
 * last; but nothing after the newest data. Absent before the first look.
 */
export function bucketsOf(view: WatchView, columns: number): Buckets | undefined {
  const { samples, now, dataAt } = view;
  const [first] = samples;
  const newest = samples.at(-1);
  if (first === undefined || newest === undefined) return undefined;
  const from = first.at;
  const until = Math.max(now, newest.at);
  const stepSeconds = stepFor((until - from) / 1000, columns);
  const step = stepSeconds * 1000;
  const looks = groupedBy(samples, ({ at }) => Math.floor((at - from) / step));
  const count = Math.min(columns, Math.floor((until - from) / step) + 1);
  const known = Math.floor((Math.max(dataAt ?? newest.at, newest.at) - from) / step);
  return { from, stepSeconds, samples: carriedOn(count, looks, known) };
}

function stepFor(seconds: number, columns: number): number {
  const fits = (step: number) => Math.floor(seconds / step) + 1 <= columns;
  return STEPS.find(fits) ?? Math.ceil((seconds + 1) / columns);
}

function carriedOn(
  count: number,
  looks: ReadonlyMap<number, readonly CountSample[]>,
  lastKnown: number,
): readonly (CountSample | undefined)[] {
  let last: CountSample | undefined;
  return Array.from({ length: count }, (_, index) => {
    const here = looks.get(index) ?? [];
    const shown = farthest(here) ?? last;
    last = here.at(-1) ?? last;
    return index <= lastKnown ? shown : undefined;
  });
}

function farthest(samples: readonly CountSample[]): CountSample | undefined {
  const distance = ({ running, desired }: CountSample) => Math.abs(running - desired);
  const [first, ...others] = samples;
  if (first === undefined) return undefined;
  return others.reduce((best, one) => (distance(one) >= distance(best) ? one : best), first);
}

function groupedBy(
  samples: readonly CountSample[],
  indexOf: (sample: CountSample) => number,
): ReadonlyMap<number, readonly CountSample[]> {
  const groups = new Map<number, CountSample[]>();
  for (const sample of samples) {
    const index = indexOf(sample);
    const group = groups.get(index);
    if (group === undefined) groups.set(index, [sample]);
    else group.push(sample);
  }
  return groups;
}
