import type { WatchedTarget, WatchView } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminalLine, terminal } from '../encode/terminal.ts';
import type { Lines } from '../text/layout.ts';
import type { Style } from '../text/style.ts';
import type { Group } from './fit.ts';
import { clip, rowWithNote, widthsOf } from './flow.ts';

/** The targets of the load balancer, each with its state and the reason for it. */
export function targets(view: WatchView, style: Style): Group {
  const rows = view.targets.map((target) => cells(target, style));
  const widths = widthsOf(rows);
  return {
    heading: (shown, of) => {
      const count = shown === of ? blank(0) : terminal`  ${shown} of ${of}`;
      return clip(terminal`${style.paint.strong(terminal`TARGETS`)}${style.paint.faint(count)}`, style);
    },
    pieces: view.targets.map((target, index) => ({
      importance: importanceOf(target, index),
      lines: rowWithNote(rows[index] ?? [], widths, forTerminalLine(target.reason), style),
    })),
  };
}

function importanceOf({ state }: WatchedTarget, index: number): number {
  return (state === 'unhealthy' ? 63 : state === 'healthy' ? 40 : 45) - index / 1000;
}

function cells({ id, state }: WatchedTarget, style: Style): Lines {
  return [terminal`${sign(state, style)} `, terminal`${forTerminalLine(id)}  `, forTerminalLine(state)];
}

/** States as Elastic Load Balancing names them: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html */
function sign(state: string, { paint, symbols }: Style): TerminalText {
  switch (state) {
    case 'healthy':
      return paint.good(symbols.good);
    case 'initial':
      return paint.accent(symbols.running);
    case 'unhealthy':
    case 'unhealthy.draining':
      return paint.bad(symbols.bad);
    case 'draining':
    case 'unused':
      return paint.faint(symbols.bullet);
    default:
      return paint.warning(symbols.unknown);
  }
}
