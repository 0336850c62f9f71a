import type { ResolvedTarget } from '../collect/target/target.ts';
import type { Context, Spinner } from '../context.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';
import type { Target } from '../model/snapshot.ts';
import type { WatchEvent, WatchResult } from '../model/watch.ts';
import type { TerminalText } from '../render/encode/encoded.ts';
import { asDocument } from '../render/encode/terminal.ts';
import { watchJson } from '../render/json/watch-records.ts';
import { endingText, eventLine, heartbeatLine, type Naming } from '../render/text/watch-lines.ts';
import { changesBetween } from '../watch/changes.ts';
import type { WatchPlan, WatchState } from '../watch/state.ts';
import { viewOf } from '../watch/view.ts';
import type { ExitCode } from './exit-code.ts';
import type { ShowOptions } from './options.ts';
import { type Document, deliver, terminalStyle } from './output.ts';
import { type Channel, SILENT_SECONDS } from './watch-channel.ts';
import { liveChannel } from './watch-live.ts';
import type { Listener } from './watch-service.ts';
import { type Records, startRecords } from './watch-stream.ts';

/** What shows a watch while it goes on, and how it ended. */
export interface Presenter {
  /** Something about what is not a service yet: a stack that has not come to one. */
  wait(event: WatchEvent, target: Target): void;
  /** One more service is watched: with several, every line says which one it is about. */
  join(target: ResolvedTarget): void;
  readonly look: Listener;
  /** Says of the services that are still watched that this is so, where nothing else was said for a while. */
  beat(): void;
  finish(results: readonly WatchResult[], code: ExitCode): Promise<void>;
}

/**
 * Starts showing a watch: as a block on a terminal, as lines elsewhere, and as records where they are asked for. The spinner
 * that turns until there is something to show is stopped by the first of them.
 */
export function startPresenter(
  plan: WatchPlan,
  spinner: Spinner | undefined,
  show: ShowOptions,
  context: Context,
): Presenter {
  const names = new Set<string>();
  const going = new Map<string, WatchState>();
  const records = startRecords(plan, show, context);
  const naming = (): Naming => (names.size > 1 ? 'named' : 'unnamed');
  const channels: readonly Channel[] = [
    waitingChannel(spinner),
    ...channelsFor(naming, show, context),
    records,
  ];
  return {
    wait(event, target) {
      for (const channel of channels) channel.event(event, target);
    },
    join({ cluster, service }) {
      names.add(`${cluster}/${service}`);
    },
    look(before, after, ending) {
      const name = `${after.target.cluster}/${after.target.service}`;
      if (ending === undefined) going.set(name, after);
      else going.delete(name);
      const view = viewOf(after, ending);
      for (const event of changesBetween(before, after)) {
        for (const channel of channels) channel.event(event, after.target);
      }
      for (const channel of channels) channel.view(view);
      const [cause] = after.report?.diagnosis.causes ?? [];
      if (cause !== undefined && cause.id !== before.report?.diagnosis.causes[0]?.id)
        records.finding(cause, after.target, after.now);
    },
    beat() {
      for (const state of going.values()) {
        const now = context.clock.now();
        for (const channel of channels) channel.beat(state.target, now, () => viewOf({ ...state, now }));
      }
    },
    async finish(results, code) {
      for (const channel of channels) channel.end?.();
      records.result(results, code);
      await deliver(endingDocument(results, code, records), withoutStream(show), context);
    },
  };
}

function endingDocument(results: readonly WatchResult[], code: ExitCode, records: Records): Document {
  return {
    text: (style) => endingText(results, style),
    json: () => watchJson(results, code),
    ndjson: records.text,
  };
}

/** What was streamed to standard output stands there already. */
function withoutStream(show: ShowOptions): ShowOptions {
  const outputs = show.outputs.filter(({ format, file }) => format !== 'ndjson' || file !== undefined);
  return { ...show, outputs };
}

/**
 * What moves is painted on a terminal that is a place for it, unless the AWS calls are traced there. Lines go where the
 * report does not stand in their way; where records are printed, they say the same.
 */
function channelsFor(naming: () => Naming, show: ShowOptions, context: Context): readonly Channel[] {
  const printed = show.outputs.find(({ file }) => file === undefined)?.format;
  if (show.notices === 'hidden' || printed === 'ndjson') return [];
  if (printed === 'json') return [lineChannel('stderr', naming, show, context)];
  const painter = show.calls === 'untraced' ? context.live?.() : undefined;
  const style = terminalStyle(show, context);
  return [
    painter === undefined
      ? lineChannel('stdout', naming, show, context)
      : liveChannel(painter, naming, style),
  ];
}

/** Stops the spinner as soon as there is anything else to see. */
function waitingChannel(spinner: Spinner | undefined): Channel {
  const stop = () => spinner?.stop();
  return { event: stop, view: stop, beat: () => undefined, end: stop };
}

function lineChannel(
  stream: 'stdout' | 'stderr',
  naming: () => Naming,
  show: ShowOptions,
  context: Context,
): Channel {
  const style = terminalStyle(show, context);
  const spokenAt = new Map<string, Instant>();
  const say = (line: TerminalText, { cluster, service }: Target) => {
    context[stream].write(asDocument([line]));
    spokenAt.set(`${cluster}/${service}`, context.clock.now());
  };
  return {
    event: (event, target) => say(eventLine(event, target, naming(), style), target),
    // What a look changes is said by its events.
    view: () => undefined,
    beat(target, now, view) {
      const silentSeconds = secondsBetween(spokenAt.get(`${target.cluster}/${target.service}`) ?? 0, now);
      if (silentSeconds >= SILENT_SECONDS) say(heartbeatLine(view(), naming(), style), target);
    },
  };
}
