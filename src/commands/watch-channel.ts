import type { Target } from '../model/snapshot.ts';
import type { WatchEvent, WatchView } from '../model/watch.ts';

/** One way of showing what goes on while a watch lasts. */
export interface Channel {
  event(event: WatchEvent, target: Target): void;
  view(view: WatchView): void;
  /** Gives back what it took of the screen, whatever happened. */
  stop(): void;
}

/** At least this often something is said where nothing changes. */
export const HEARTBEAT_SECONDS = 30;
