import type { LiveTailPort } from '../aws/port.ts';
import { liveRequest } from '../collect/logs/live-request.ts';
import { type LiveUpdate, liveUpdates } from '../collect/logs/live-updates.ts';
import type { LogSource } from '../collect/logs/sources.ts';
import type { LogTroubles } from './log-troubles.ts';

/** Lines that come by themselves, by a session of Live Tail, for as long as one can be had. */
export interface LiveLines {
  /** Whether a session shows what is written. */
  isOpen(): boolean;
  /** Sees to it that the session is of these sources. Opening it takes a while, and may fail. */
  keepTo(sources: readonly LogSource[]): void;
  /** What happens next in the session, the same until it is taken; undefined where there is none. */
  next(): Promise<LiveUpdate> | undefined;
  /** Takes what happened, so that the next is waited for. Once a session has ended there is no other one. */
  take(update: LiveUpdate): void;
  close(): void;
}

/** Where nothing comes by itself. */
export const NO_LIVE_LINES: LiveLines = {
  isOpen: () => false,
  keepTo() {},
  next: () => undefined,
  take() {},
  close() {},
};

interface Session {
  readonly key: string;
  readonly updates: AsyncGenerator<LiveUpdate>;
  readonly controller: AbortController;
  next: Promise<LiveUpdate>;
  state: 'opening' | 'open';
}

/** Lines of sessions that are opened through a port. */
export function liveLines(port: LiveTailPort, troubles: LogTroubles): LiveLines {
  let session: Session | undefined;
  let isOver = false;

  function end(): void {
    session?.controller.abort();
    void session?.updates.return(undefined);
    session = undefined;
  }

  return {
    isOpen: () => session?.state === 'open',
    keepTo(sources) {
      if (isOver || sources.length === 0) return;
      const request = liveRequest(sources);
      if (request.kind === 'impossible') {
        end();
        isOver = true;
        troubles.notLive(request.why);
        return;
      }
      const key = JSON.stringify(request.input);
      if (session?.key === key) return;
      end();
      const controller = new AbortController();
      const options = { region: request.region, signal: controller.signal };
      const updates = liveUpdates(port, request.input, options);
      session = { key, updates, controller, next: following(updates), state: 'opening' };
    },
    next: () => session?.next,
    take(update) {
      if (session === undefined) return;
      if (update.kind === 'ended') {
        end();
        isOver = true;
        troubles.endedLive(update.failure);
        return;
      }
      if (update.kind === 'begun' && session.state === 'opening') troubles.begunLive();
      session.state = 'open';
      session.next = following(session.updates);
    },
    close: end,
  };
}

/** The next update; a session that has said everything has ended. */
async function following(updates: AsyncGenerator<LiveUpdate>): Promise<LiveUpdate> {
  const { done, value } = await updates.next();
  return done ? { kind: 'ended' } : value;
}
