import type { Instant } from '../../model/instant.ts';
import type { TimelineEntry } from '../../model/report.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminal, terminal } from '../encode/terminal.ts';
import { columnsOf } from '../encode/wrap.ts';
import { hanging, type Lines } from './layout.ts';
import { middleCut } from './middle-cut.ts';
import type { Style } from './style.ts';
import { taskName } from './task-name.ts';
import { timeAsOf } from './times.ts';

const SHOWN = 12;

const GAP_COLUMNS = 2;

/** The last twelve things that happened, oldest first, and how many came before them. */
export function timelineBlock(timeline: readonly TimelineEntry[], now: Instant, style: Style): Lines {
  const shown = timeline.slice(-SHOWN);
  const earlier = timeline.length - shown.length;
  const lines = shown.flatMap((entry) => {
    const lead = terminal`  ${style.paint.faint(timeAsOf(entry.at, now, style.zone))}  `;
    return oneLine(lead, entry, style);
  });
  if (earlier === 0) return lines;
  return [style.paint.faint(terminal`  ${earlier} earlier, listed by -o json`), ...lines];
}

/** What happened, in one line: of a long text its beginning and its end, where the cause stands. */
function oneLine(lead: TerminalText, { subject, text }: TimelineEntry, style: Style): Lines {
  const who = taskName(subject);
  const room = style.width - 1 - columnsOf(lead) - columnsOf(who) - GAP_COLUMNS;
  const [line] = hanging(lead, terminal`${who}  ${forTerminal(middleCut(text, room))}`, style);
  return line === undefined ? [] : [line];
}
