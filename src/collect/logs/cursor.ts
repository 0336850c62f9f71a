import type { Instant } from '../../model/instant.ts';
import type { LiveEventAnswer, LogEventAnswer } from '../answers/log.ts';

/** Lines come in late and out of order, so the last ones are read again: as far back as this from the newest one. */
const LOOK_BACK_MS = 30_000;
/** As long as lines that came by themselves are kept in mind while none can be read. */
const LIVE_KEPT_MS = 300_000;

/** As much of a line as tells it from another one of the same stream, moment and length. */
const KEPT_CHARACTERS = 200;

/** How far a source has been read. */
export interface Cursor {
  /** From when to read on; undefined where nothing was found yet. */
  from(): Instant | undefined;
  /** The events of a page that were not seen before. */
  unseen(page: readonly LogEventAnswer[]): readonly LogEventAnswer[];
  /** Those that came by themselves and were not seen before. They are read again as well: some may have been left out. */
  unseenLive(events: readonly LiveEventAnswer[]): readonly LiveEventAnswer[];
}

/** How often the same was written at the same moment, by each way that it came. It is shown as often as the larger number. */
interface Counted {
  readonly at: Instant;
  read: number;
  live: number;
}

/** A cursor at the beginning. It remembers what it may see again, and nothing else. */
export function cursor(): Cursor {
  const seen = new Map<string, Instant>();
  const counts = new Map<string, Counted>();
  let newestRead: Instant | undefined;
  let newestLive = 0;

  /** What came live has no id, so it is known by what it says. */
  function count({ logStreamName, timestamp, message }: LiveEventAnswer): Counted {
    const key = `${logStreamName} ${timestamp} ${message.length} ${message.slice(0, KEPT_CHARACTERS)}`;
    const counted = counts.get(key) ?? { at: timestamp, read: 0, live: 0 };
    counts.set(key, counted);
    return counted;
  }

  function forget(): void {
    const oldest = Math.max((newestRead ?? 0) - LOOK_BACK_MS, newestLive - LIVE_KEPT_MS);
    for (const [id, at] of seen) if (at < oldest) seen.delete(id);
    for (const [key, { at }] of counts) if (at < oldest) counts.delete(key);
  }

  return {
    from: () => (newestRead === undefined ? undefined : newestRead - LOOK_BACK_MS),
    unseen(page) {
      const fresh = page.filter((event) => {
        if (seen.has(idOf(event))) return false;
        seen.set(idOf(event), event.timestamp);
        newestRead = Math.max(newestRead ?? event.timestamp, event.timestamp);
        const counted = count(event);
        counted.read += 1;
        return counted.read > counted.live;
      });
      forget();
      return fresh;
    },
    unseenLive(events) {
      const fresh = events.filter((event) => {
        newestLive = Math.max(newestLive, event.timestamp);
        const counted = count(event);
        counted.live += 1;
        return counted.live > counted.read;
      });
      forget();
      return fresh;
    },
  };
}

function idOf({ eventId, logStreamName, timestamp, message }: LogEventAnswer): string {
  return eventId ?? `${logStreamName} ${timestamp} ${message}`;
}
