import type { Context } from '../context.ts';
import type { Instant } from '../model/instant.ts';
import type { Target } from '../model/snapshot.ts';
import type { WatchEvent, WatchResult } from '../model/watch.ts';
import { asDocument } from '../render/encode/terminal.ts';
import { watchJson } from '../render/json/watch-records.ts';
import { endingText, eventLine, heartbeatLine, type Naming } from '../render/text/watch-lines.ts';
import { changesBetween } from '../watch/changes.ts';
import type { WatchPlan } from '../watch/state.ts';
import { viewOf } from '../watch/view.ts';
import type { ExitCode } from './exit-code.ts';
import type { ShowOptions } from './options.ts';
import { deliver, terminalStyle } from './output.ts';
import { type Channel, HEARTBEAT_SECONDS } from './watch-channel.ts';
import type { Listener } from './watch-service.ts';
import { startRecords } from './watch-stream.ts';

/** What shows a watch while it goes on, and how it ended. */
export interface Presenter {
  /** Something about what is not a service yet: a stack that has not come to one. */
  wait(event: WatchEvent, target: Target): void;
  readonly look: Listener;
  finish(results: readonly WatchResult[], code: ExitCode): Promise<void>;
  /** Gives the screen back, whatever happened. */
  stop(): void;
}

/** Starts showing a watch: as lines, and as records where they are asked for. */
export function startPresenter(plan: WatchPlan, show: ShowOptions, context: Context): Presenter {
  const records = startRecords(plan, show, context);
  const channels: readonly Channel[] = [...screenOf(show, context), records];
  return {
    wait(event, target) {
      for (const channel of channels) channel.event(event, target);
    },
    look(before, after, ending) {
      const view = viewOf(after, ending);
      for (const event of changesBetween(before, after)) {
        for (const channel of channels) channel.event(event, after.target);
      }
      for (const channel of channels) channel.view(view);
      const [cause] = after.report?.diagnosis.causes ?? [];
      if (cause !== undefined && cause.id !== before.report?.diagnosis.causes[0]?.id)
        records.finding(cause, after.target, after.now);
    },
    async finish(results, code) {
      for (const channel of channels) channel.stop();
      records.result(results, code);
      const outputs = show.outputs.filter(({ format, file }) => format !== 'ndjson' || file !== undefined);
      await deliver(
        {
          text: (style) => endingText(results, style),
          json: () => watchJson(results, code),
          ndjson: records.text,
        },
        { ...show, outputs },
        context,
      );
    },
    stop() {
      for (const channel of channels) channel.stop();
    },
  };
}

/** Lines go where the report does not stand in their way; where records are printed, they say the same. */
function screenOf(show: ShowOptions, context: Context): readonly Channel[] {
  const printed = show.outputs.find(({ file }) => file === undefined)?.format;
  if (show.notices === 'hidden' || printed === 'ndjson') return [];
  return [lineChannel(printed === 'json' ? 'stderr' : 'stdout', show, context)];
}

function lineChannel(stream: 'stdout' | 'stderr', show: ShowOptions, context: Context): Channel {
  const style = terminalStyle(show, context);
  const spokenAt = new Map<string, Instant>();
  const write = (line: Parameters<typeof asDocument>[0][number]) => context[stream].write(asDocument([line]));
  // With several services every line says which one it is about.
  const naming = (): Naming => (spokenAt.size > 1 ? 'named' : 'unnamed');
  const nameOf = ({ cluster, service }: Target) => `${cluster}/${service}`;
  return {
    event(event, target) {
      write(eventLine(event, target, naming(), style));
      spokenAt.set(nameOf(target), context.clock.now());
    },
    view(view) {
      const name = nameOf(view.target);
      const silent = view.now - (spokenAt.get(name) ?? 0) >= HEARTBEAT_SECONDS * 1000;
      if (!silent || view.ending !== undefined) return;
      write(heartbeatLine(view, naming(), style));
      spokenAt.set(name, view.now);
    },
    stop() {},
  };
}
