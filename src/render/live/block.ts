import type { WatchView } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { asciiPunctuation } from '../encode/terminal.ts';
import type { Style } from '../text/style.ts';
import { counts } from './counts.ts';
import { criteria } from './criteria.ts';
import { fitted, type Group } from './fit.ts';
import { header } from './header.ts';
import { outlook } from './outlook.ts';
import { services, worstOf } from './services.ts';
import { repeated, signsOf } from './signs.ts';
import { targets } from './targets.ts';
import { tasks } from './tasks.ts';

/** Nobody reads longer lines well. */
const WIDEST = 120;

/** How large the terminal is. */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
}

/**
 * What is shown of a watch while it runs: one service in full, several in a line each with the worst in full below. It is
 * never wider than the screen, its last column left free so that no terminal breaks a line, and never higher than the screen
 * less the line of the cursor; what matters least is left out first.
 */
export function liveBlock(
  views: readonly WatchView[],
  screen: Screen,
  style: Style,
): readonly TerminalText[] {
  const width = Math.min(WIDEST, Math.max(1, Math.floor(screen.columns) - 1));
  const narrowed = { ...style, width };
  const height = Math.max(1, Math.floor(screen.rows) - 1);
  const lines = fitted(groupsOf(views, narrowed), height);
  return style.characters === 'ascii' ? lines.map(asciiPunctuation) : lines;
}

function groupsOf(views: readonly WatchView[], style: Style): readonly Group[] {
  const worst = worstOf(views);
  if (worst === undefined) return [];
  const full = [
    ruled(header(worst, style), style),
    counts(worst, style),
    criteria(worst, style),
    tasks(worst, style),
    targets(worst, style),
    outlook(worst, style),
  ];
  return views.length === 1 ? full : [services(views, style), ...full];
}

/** A line across, which keeps the block apart from what scrolls by above it. */
function ruled(group: Group, style: Style): Group {
  const line = style.paint.faint(repeated(signsOf(style.characters).rule, style.width));
  return { ...group, pieces: [{ importance: 10, lines: [line] }, ...group.pieces] };
}
