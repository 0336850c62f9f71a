import { secondsBetween } from '../../model/instant.ts';
import type { Target } from '../../model/snapshot.ts';
import type { Tone, WatchEnding, WatchEvent, WatchResult, WatchView } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { asciiPunctuation, asDocument, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { hanging, page } from './layout.ts';
import { reportText } from './report.ts';
import type { Style } from './style.ts';
import { targetName } from './target.ts';
import { duration, timeOfDay } from './times.ts';

/** Which services are watched: with several, every line says which one it is about. */
export type Naming = 'named' | 'unnamed';

/** One line for something that has happened, to last: when, whether it is good, what about, and what. */
export function eventLine(event: WatchEvent, target: Target, naming: Naming, style: Style): TerminalText {
  const { at, tone, subject, text } = event;
  const name = naming === 'named' ? terminal`${targetName(target)}  ` : terminal``;
  const about =
    subject === 'service' ? terminal`` : terminal`${style.paint.strong(forTerminalLine(subject))}  `;
  const time = style.paint.faint(timeOfDay(at, style.zone));
  const line = terminal`${time} ${toneSign(tone, style)} ${name}${about}${forTerminalLine(text)}`;
  return style.characters === 'ascii' ? asciiPunctuation(line) : line;
}

/** The sign of a tone, which says the same as its colour. */
export function toneSign(tone: Tone, { paint, symbols }: Style): TerminalText {
  switch (tone) {
    case 'good':
      return paint.good(symbols.good);
    case 'bad':
      return paint.bad(symbols.bad);
    case 'neutral':
      return symbols.dot;
  }
}

/** That the watch is alive, where nothing has changed for a while: counts, criteria, and how old the data is. */
export function heartbeatLine(view: WatchView, naming: Naming, style: Style): TerminalText {
  const { now, target, samples, criteria, holdsSince, stableForSeconds, dataAt, trouble, startedAt } = view;
  const sample = samples.at(-1);
  const asked = criteria.filter(({ state }) => state !== 'not-asked');
  const met = asked.filter(({ state }) => state === 'holds').length;
  const open = asked.filter(({ state }) => state !== 'holds').map(({ text }) => forTerminalLine(text));
  const parts = [
    ...(naming === 'named' ? [targetName(target)] : []),
    terminal`watching for ${duration(secondsBetween(startedAt, now))}`,
    ...(sample ? [terminal`running ${sample.running}/${sample.desired}, ${sample.healthy} healthy`] : []),
    terminal`${met} of ${asked.length} criteria hold`,
    ...(holdsSince === undefined
      ? open.slice(0, 1)
      : [terminal`for ${duration(secondsBetween(holdsSince, now))} of ${duration(stableForSeconds)}`]),
    ...view.forecasts.slice(0, 1).map(({ text }) => forTerminalLine(text)),
    ...(trouble === undefined || dataAt === undefined
      ? []
      : [style.paint.warning(terminal`data is ${duration(secondsBetween(dataAt, now))} old`)]),
  ];
  const time = style.paint.faint(timeOfDay(now, style.zone));
  const line = terminal`${time} ${style.symbols.running} ${joined(parts, terminal` ${style.symbols.dot} `)}`;
  return style.characters === 'ascii' ? asciiPunctuation(line) : line;
}

/** How the watch ended for each service, and the whole report of each. */
export function endingText(results: readonly WatchResult[], style: Style): TerminalText {
  const endings = results.map((result) => endingLines(result, style));
  const reports = results.flatMap(({ report }) => report ?? []);
  const text = page([endings.flat()], style);
  if (reports.length === 0) return text;
  return joined([reportText(reports, style), text], asDocument([terminal``]));
}

function endingLines({ ending, target }: WatchResult, style: Style): readonly TerminalText[] {
  const about =
    target.service === '' ? terminal`stack ${forTerminalLine(target.stack ?? '')}` : targetName(target);
  const words = terminal`${about}: ${forTerminalLine(ending.text)}`;
  return hanging(terminal`${endingWord(ending, style)}  `, words, style);
}

/** How a watch ended, as one word with its sign. */
export function endingWord({ kind }: WatchEnding, { paint, symbols }: Style): TerminalText {
  switch (kind) {
    case 'passed':
      return paint.good(terminal`${symbols.good} PASSED`);
    case 'failed':
      return paint.bad(terminal`${symbols.bad} FAILED`);
    case 'superseded':
      return paint.warning(terminal`${symbols.warning} SUPERSEDED`);
    case 'undecided':
      return paint.warning(terminal`${symbols.warning} UNDECIDED`);
    case 'unseen':
      return paint.warning(terminal`${symbols.unknown} COULD NOT TELL`);
    case 'interrupted':
      return paint.warning(terminal`${symbols.warning} INTERRUPTED`);
  }
}
