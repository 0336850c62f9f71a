import type { Reach, Step } from '../collect/logs/read-entries.ts';
import type { LogSource } from '../collect/logs/sources.ts';
import type { Context } from '../context.ts';
import type { LiveLines } from './live-lines.ts';

/** New lines are asked for as often as this, or less where many groups share what AWS allows: five calls a second in some regions. */
const POLL_MS = 2_000;
const POLL_MS_EACH = 250;
/** While lines come by themselves they are asked for as well: the session may leave some out. */
const POLL_MS_LIVE = 10_000;
/** New tasks of a new revision may write elsewhere. */
const LOOK_AGAIN_MS = 15_000;

/** What lines are followed with. */
export interface Follow {
  readonly context: Context;
  readonly live: LiveLines;
  /** Where to read now, given where it was. */
  look(reach: Reach): Promise<Reach>;
  /** Whether asking a source again could not help. */
  isHopeless(source: LogSource): boolean;
}

/** Waits until there is something to do for whoever follows lines: to read again, or to take what came by itself. */
export function nextStep(first: Reach, { context, live, look, isHopeless }: Follow): () => Promise<Step> {
  const { clock, signal, stdout } = context;
  let reach = first;
  let lookedAt = clock.now();
  let readAt = lookedAt;
  let asleep: Promise<undefined> | undefined;
  let isSampled = false;

  const often = () => Math.max(POLL_MS, POLL_MS_EACH * reach.sources.length);
  const seldom = () => Math.max(POLL_MS_LIVE, often());
  const hoped = () => reach.sources.filter((one) => !isHopeless(one));

  async function read(): Promise<Step> {
    asleep = undefined;
    isSampled = false;
    readAt = clock.now();
    if (readAt - lookedAt >= LOOK_AGAIN_MS) {
      lookedAt = readAt;
      reach = await look(reach);
    }
    const sources = hoped();
    return sources.length === 0 ? { kind: 'end' } : { kind: 'read', reach: { ...reach, sources } };
  }

  return async () => {
    for (;;) {
      if (isSampled && clock.now() - readAt >= often()) return await read();
      live.keepTo(hoped());
      asleep ??= clock.sleep(live.isOpen() ? seldom() : often(), signal).then(() => undefined);
      const coming = live.next();
      const update = await (coming === undefined ? asleep : Promise.race([asleep, coming]));
      if (signal.aborted || !stdout.isOpen) return { kind: 'end' };
      if (update === undefined) return await read();
      live.take(update);
      if (update.kind === 'ended') return await read();
      if (update.kind === 'begun') continue;
      isSampled ||= update.part === 'sampled';
      return { kind: 'take', lines: update.lines };
    }
  };
}
