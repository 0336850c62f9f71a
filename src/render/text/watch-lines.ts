import type { PatchDialect } from '../../model/patch.ts';
import type { Target } from '../../model/snapshot.ts';
import type { WatchEvent, WatchResult, WatchView } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { asciiPunctuation, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { hanging, page } from './layout.ts';
import { reportText } from './report.ts';
import type { Style } from './style.ts';
import { targetName } from './target.ts';
import { timeOfDay } from './times.ts';
import { criteriaMet, endingWord, heldFor, staleness, subjectOf, toneSign } from './watch-words.ts';
import { counted } from './words.ts';

const GAP = terminal`  `;

/** What happened, in one line of a log: when, whether it is good, of which service, of what and what. Never wrapped. */
export function eventLine(event: WatchEvent, target: Target, style: Style): TerminalText {
  const lead = terminal`${timeOfDay(event.at, style.zone)} ${toneSign(event.tone, style)}`;
  const text = joined([targetName(target), ...subjectOf(event), forTerminalLine(event.text)], GAP);
  return inCharactersOf(style, terminal`${lead} ${text}`);
}

/** Where a service stands, in one line of a log, for the times in which nothing happens. */
export function heartbeatLine(view: WatchView, style: Style): TerminalText {
  const { paint, symbols } = style;
  const held = heldFor(view);
  const stale = staleness(view);
  const parts = [
    ...countsOf(view),
    ...targetsOf(view),
    terminal`${criteriaMet(view.criteria)} criteria hold`,
    ...(held === undefined ? [] : [terminal`stable for ${held}`]),
    ...(view.failures === 0 ? [] : [counted(view.failures, terminal`failure`)]),
    ...(view.stackStatus === undefined ? [] : [terminal`stack ${forTerminalLine(view.stackStatus)}`]),
    ...(stale === undefined
      ? []
      : [paint.warning(terminal`${symbols.warning} ${stale}: ${forTerminalLine(view.trouble ?? '')}`)]),
  ];
  const lead = terminal`${timeOfDay(view.now, style.zone)} ${paint.accent(symbols.running)}`;
  const text = joined(parts, terminal` ${symbols.dot} `);
  return inCharactersOf(style, terminal`${lead} ${targetName(view.target)}${GAP}${text}`);
}

/** How the watch of each service ended, in a line each, and then everything that is known of them. */
export function endingText(
  results: readonly WatchResult[],
  style: Style,
  dialect?: PatchDialect,
): TerminalText {
  const verdicts = results.flatMap(({ ending, target }) =>
    hanging(
      terminal`${endingWord(ending, style)}${GAP}`,
      terminal`${targetName(target)}${GAP}${forTerminalLine(ending.text)}`,
      style,
    ),
  );
  const reports = results.flatMap(({ report }) => (report === undefined ? [] : [report]));
  const head = page([verdicts], style);
  return reports.length === 0 ? head : joined([head, reportText(reports, style, dialect)], terminal`\n`);
}

function countsOf({ samples }: WatchView): readonly TerminalText[] {
  const now = samples.at(-1);
  if (now === undefined) return [terminal`no deployment yet`];
  return [
    terminal`running ${now.running}/${now.desired}`,
    ...(now.runningHere === now.running ? [] : [terminal`${now.runningHere} of this deployment`]),
    ...(now.pending === 0 ? [] : [terminal`${now.pending} pending`]),
  ];
}

function targetsOf({ targets, samples }: WatchView): readonly TerminalText[] {
  const healthy = targets.filter(({ state }) => state === 'healthy').length;
  if (targets.length > 0)
    return [terminal`${healthy} of ${counted(targets.length, terminal`target`)} healthy`];
  const now = samples.at(-1);
  return now === undefined ? [] : [terminal`${now.healthy} healthy`];
}

function inCharactersOf({ characters }: Style, line: TerminalText): TerminalText {
  return characters === 'ascii' ? asciiPunctuation(line) : line;
}
