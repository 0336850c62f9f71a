import type { Instant } from '../../model/instant.ts';

/** What is going to happen, and the virtual time. There are no timers: time passes when it is advanced. */
export interface Agenda {
  /** The time of the action that is running, or to which the agenda was last advanced. */
  now(): Instant;
  /** Puts an action on the agenda; one that lies in the past is due at once. */
  at(instant: Instant, action: () => void): void;
  /** Puts an action on the agenda, this many seconds from now. */
  after(seconds: number, action: () => void): void;
  /** Runs what is due up to and including `instant`, in order of time, then of entry. Time never runs backwards. */
  advanceTo(instant: Instant): void;
}

interface Entry {
  readonly at: Instant;
  readonly action: () => void;
}

/** An empty agenda whose time is `start`. */
export function createAgenda(start: Instant): Agenda {
  const entries: Entry[] = [];
  let now = start;
  const at = (instant: Instant, action: () => void): void => {
    const due = Math.max(now, Math.round(instant));
    entries.splice(placeFor(entries, due), 0, { at: due, action });
  };
  return {
    now: () => now,
    at,
    after: (seconds, action) => at(now + seconds * 1000, action),
    advanceTo(instant) {
      for (let next = entries.at(-1); next !== undefined && next.at <= instant; next = entries.at(-1)) {
        entries.pop();
        now = next.at;
        next.action();
      }
      now = Math.max(now, instant);
    },
  };
}

/** Entries lie latest first, so that the next one is cheap to take; one of the same time goes before its elders. */
function placeFor(entries: readonly Entry[], due: Instant): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && entry.at > due) low = middle + 1;
    else high = middle;
  }
  return low;
}
