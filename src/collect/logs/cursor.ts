import type { Instant } from '../../model/instant.ts';
import type { LogEventAnswer } from '../answers/log.ts';

/** Lines come in late and out of order, so the last ones are read again: as far back as this from the newest one. */
const LOOK_BACK_MS = 30_000;

/** How far a source has been read. */
export interface Cursor {
  /** From when to read on; undefined where nothing was found yet. */
  from(): Instant | undefined;
  /** The events of a page that were not seen before. */
  unseen(page: readonly LogEventAnswer[]): readonly LogEventAnswer[];
}

/** A cursor at the beginning. It remembers the ids of what it may see again, and no others. */
export function cursor(): Cursor {
  const seen = new Map<string, Instant>();
  let newest: Instant | undefined;
  return {
    from: () => (newest === undefined ? undefined : newest - LOOK_BACK_MS),
    unseen(page) {
      const fresh = page.filter((event) => !seen.has(idOf(event)));
      for (const { timestamp } of fresh) newest = Math.max(newest ?? timestamp, timestamp);
      const oldest = (newest ?? 0) - LOOK_BACK_MS;
      for (const event of fresh) if (event.timestamp >= oldest) seen.set(idOf(event), event.timestamp);
      for (const [id, at] of seen) if (at < oldest) seen.delete(id);
      return fresh;
    },
  };
}

function idOf({ eventId, logStreamName, timestamp, message }: LogEventAnswer): string {
  return eventId ?? `${logStreamName} ${timestamp} ${message}`;
}
