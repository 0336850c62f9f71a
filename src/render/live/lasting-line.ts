import type { Target } from '../../model/snapshot.ts';
import type { WatchEvent } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { asciiPunctuation, joined, terminal } from '../encode/terminal.ts';
import type { Style } from '../text/style.ts';
import { targetName } from '../text/target.ts';
import { timeOfDay } from '../text/times.ts';
import { eventWords, toneSign } from '../text/watch-words.ts';
import { folded } from './flow.ts';

const LINES = 3;

/**
 * What happened, to stand above the block for good: when, whether it is good, of what and what; on up to three lines. Where
 * several services are watched, their name stands before it.
 */
export function lastingLine(event: WatchEvent, style: Style, target?: Target): TerminalText {
  const { paint } = style;
  const lead = terminal`${paint.faint(timeOfDay(event.at, style.zone))} ${toneSign(event.tone, style)} `;
  const service = target === undefined ? terminal`` : terminal`${targetName(target)}  `;
  const text = terminal`${service}${eventWords(event, style)}`;
  const line = joined(folded(lead, text, LINES, style), terminal`\n`);
  return style.characters === 'ascii' ? asciiPunctuation(line) : line;
}
