import { secondsBetween } from '../../model/instant.ts';
import type { Target } from '../../model/snapshot.ts';
import type { WatchEvent, WatchResult, WatchView } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { asciiPunctuation, asDocument, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { hanging, page } from './layout.ts';
import { reportText } from './report.ts';
import type { Style } from './style.ts';
import { targetName } from './target.ts';
import { duration, timeOfDay } from './times.ts';
import {
  criteriaMet,
  endingWord,
  eventWords,
  forecastWords,
  heldFor,
  staleness,
  toneSign,
} from './watch-words.ts';
import { counted } from './words.ts';

/** Which services are watched: with several, every line says which one it is about. */
export type Naming = 'named' | 'unnamed';

/** One line for something that has happened, to last: when, whether it is good, what about, and what. Never wrapped. */
export function eventLine(event: WatchEvent, target: Target, naming: Naming, style: Style): TerminalText {
  const name = naming === 'named' ? terminal`${targetName(target)}  ` : terminal``;
  const time = style.paint.faint(timeOfDay(event.at, style.zone));
  const line = terminal`${time} ${toneSign(event.tone, style)} ${name}${eventWords(event, style)}`;
  return inCharactersOf(style, line);
}

/** That the watch is alive, where nothing has changed for a while: counts, criteria, and how old the data is. */
export function heartbeatLine(view: WatchView, naming: Naming, style: Style): TerminalText {
  const { now, target, samples, criteria, startedAt, failures } = view;
  const { paint, symbols } = style;
  const sample = samples.at(-1);
  const held = heldFor(view);
  const stale = staleness(view);
  const open = criteria.filter(({ state }) => state === 'open' || state === 'unknown');
  const parts = [
    ...(naming === 'named' ? [targetName(target)] : []),
    terminal`watching for ${duration(secondsBetween(startedAt, now))}`,
    ...(sample ? [terminal`running ${sample.running}/${sample.desired}, ${sample.healthy} healthy`] : []),
    terminal`${criteriaMet(criteria)} criteria hold`,
    ...(held === undefined
      ? open.slice(0, 1).map(({ text }) => forTerminalLine(text))
      : [terminal`for ${held}`]),
    ...(failures === 0 ? [] : [counted(failures, terminal`failed task`)]),
    ...view.forecasts.slice(0, 1).map((forecast) => forecastWords(forecast, now)),
    ...(stale === undefined ? [] : [paint.warning(stale)]),
  ];
  const line = terminal`${paint.faint(timeOfDay(now, style.zone))} ${symbols.running} ${joined(parts, terminal` ${symbols.dot} `)}`;
  return inCharactersOf(style, line);
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

function inCharactersOf({ characters }: Style, line: TerminalText): TerminalText {
  return characters === 'ascii' ? asciiPunctuation(line) : line;
}
