import type { Instant } from '../../model/instant.ts';
import type { TimelineEntry } from '../../model/report.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminal, forTerminalLine, terminal } from '../encode/terminal.ts';
import { hanging, type Lines } from './layout.ts';
import type { Style } from './style.ts';
import { timeAsOf } from './times.ts';

const SHOWN = 12;

/** Room for the sign that a line was cut. */
const CUT_COLUMNS = 2;

/** The last twelve things that happened, oldest first, and how many came before them. */
export function timelineBlock(timeline: readonly TimelineEntry[], now: Instant, style: Style): Lines {
  const shown = timeline.slice(-SHOWN);
  const earlier = timeline.length - shown.length;
  const lines = shown.flatMap((entry) => {
    const lead = terminal`  ${style.paint.faint(timeAsOf(entry.at, now, style.zone))}  `;
    return oneLine(lead, terminal`${shortened(entry.subject)}  ${forTerminal(entry.text)}`, style);
  });
  if (earlier === 0) return lines;
  return [style.paint.faint(terminal`  ${earlier} earlier, listed by -o json`), ...lines];
}

/** What happened, in one line: the words of ECS in full stand with the evidence. */
function oneLine(lead: TerminalText, text: TerminalText, style: Style): Lines {
  const [first, ...rest] = hanging(lead, text, { ...style, width: style.width - CUT_COLUMNS });
  if (first === undefined) return [];
  return [rest.length === 0 ? first : terminal`${first} ${style.symbols.cut}`];
}

/** The id of a task is 32 digits, of which the first eight tell it from the others of a service. */
function shortened(subject: string): TerminalText {
  return forTerminalLine(/^[0-9a-f]{32}$/.test(subject) ? subject.slice(0, 8) : subject);
}
