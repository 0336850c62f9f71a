import type { LivePainter } from '../context.ts';
import type { Target } from '../model/snapshot.ts';
import type { WatchEventKind, WatchView } from '../model/watch.ts';
import { liveBlock } from '../render/live/block.ts';
import { lastingLine } from '../render/live/lasting-line.ts';
import type { Style } from '../render/text/style.ts';
import type { Naming } from '../render/text/watch-lines.ts';
import type { Channel } from './watch-channel.ts';

/** What the block itself shows all the time, and better than a line could. */
const SHOWN_BY_BLOCK: ReadonlySet<WatchEventKind> = new Set(['count', 'forecast']);

/** Shows a watch as a block that is painted again and again, with what has happened in lasting lines above it. */
export function liveChannel(painter: LivePainter, naming: () => Naming, style: Style): Channel {
  const views = new Map<string, WatchView>();
  const paint = () => painter.paint(liveBlock([...views.values()], painter, style));
  const show = (view: WatchView) => {
    views.set(nameOf(view.target), view);
    paint();
  };
  painter.onResize(paint);
  return {
    event(event, target) {
      if (SHOWN_BY_BLOCK.has(event.kind)) return;
      const narrowed = { ...style, width: Math.max(1, painter.columns - 1) };
      painter.print(lastingLine(event, narrowed, naming() === 'named' ? target : undefined));
    },
    view: show,
    beat: (_target, _now, view) => show(view()),
    // The last block stays on the screen, above the report.
    end: () => painter.stop(),
  };
}

function nameOf({ cluster, service }: Target): string {
  return `${cluster}/${service}`;
}
