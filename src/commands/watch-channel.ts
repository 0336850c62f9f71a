import type { Instant } from '../model/instant.ts';
import type { Target } from '../model/snapshot.ts';
import type { WatchEvent, WatchView } from '../model/watch.ts';

/** One way of showing what goes on while a watch lasts. */
export interface Channel {
  event(event: WatchEvent, target: Target): void;
  view(view: WatchView): void;
  /** Says that the watch is alive; asked every few seconds, and silent where something was said a moment ago. */
  beat(target: Target, now: Instant, view: () => WatchView): void;
  /** Nothing more will come; absent where that needs nothing. */
  end?(): void;
}

/** How often it is looked whether anything was said, and how long at most nothing may be: together half a minute. */
export const BEAT_SECONDS = 5;
export const SILENT_SECONDS = 25;
