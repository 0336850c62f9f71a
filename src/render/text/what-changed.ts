import type { RevisionComparison } from '../../model/revision.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { hanging, headed, type Lines, paragraph } from './layout.ts';
import type { Style } from './style.ts';

type Change = RevisionComparison['changes'][number];

/** Variables that came or went in one container are told in one line, this many by name. */
const NAMED_VARIABLES = 12;

/** What changed since the last revision that worked, weighty changes first. */
export function whatChangedBlock(comparison: RevisionComparison, style: Style): Lines {
  const { lastGood, inQuestion, changes } = comparison;
  const { arrow } = style.symbols;
  const between = terminal`${forTerminalLine(lastGood)} ${arrow} ${forTerminalLine(inQuestion)}`;
  const heading = terminal`WHAT CHANGED since the last revision that worked`;
  if (changes.length === 0) return headed(heading, paragraph(unchangedWords(comparison), style, 2), style);
  const ordered = [...changes].sort((one, other) => rankOf(one) - rankOf(other));
  return headed(
    heading,
    [...paragraph(style.paint.faint(between), style, 2), ...linesOf(ordered, style)],
    style,
  );
}

/** Whether some change could have led to the cause, so that it is to be read first. */
export function bearsOnCause({ changes }: RevisionComparison): boolean {
  return changes.some(({ bearing }) => bearing !== 'unrelated');
}

function unchangedWords({ lastGood, inQuestion }: RevisionComparison): TerminalText {
  return lastGood === inQuestion
    ? terminal`nothing in the task definition: ${forTerminalLine(lastGood)} worked before`
    : terminal`nothing between ${forTerminalLine(lastGood)} and ${forTerminalLine(inQuestion)} that ecs-doctor compares`;
}

function rankOf({ bearing }: Change): number {
  switch (bearing) {
    case 'named':
      return 0;
    case 'fitting':
      return 1;
    case 'unrelated':
      return 2;
  }
}

function linesOf(changes: readonly Change[], style: Style): Lines {
  const variables = changes.filter(isUnnamedVariable);
  const others = changes.filter((change) => !isUnnamedVariable(change));
  return [
    ...others.flatMap((change) => lineOf(change, style)),
    ...groupsOf(variables).flatMap((group) => variablesLine(group, style)),
  ];
}

/** A variable that the error names has a line of its own; the others share one. */
function isUnnamedVariable({ kind, bearing }: Change): boolean {
  return (kind === 'environment' || kind === 'secrets') && bearing !== 'named';
}

function lineOf(change: Change, style: Style): Lines {
  const { bullet, arrow, dot } = style.symbols;
  const where =
    change.container === undefined ? blank(0) : terminal` of ${forTerminalLine(change.container)}`;
  const mark = change.bearing === 'named' ? terminal` ${dot} the error names it` : blank(0);
  const values = terminal`${value(change.before)} ${arrow} ${value(change.after)}`;
  const what = style.paint.strong(forTerminalLine(change.what));
  return hanging(terminal`  ${bullet} `, terminal`${what}${where}: ${values}${mark}`, style);
}

function groupsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.kind} ${change.container ?? ''} ${change.after === null ? 'gone' : 'new'}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

function variablesLine(group: readonly Change[], style: Style): Lines {
  const [first] = group;
  if (first === undefined) return [];
  const names = group
    .slice(0, NAMED_VARIABLES)
    .map(({ what }) => forTerminalLine(what.split(' ').at(-1) ?? what));
  const more = group.length - names.length;
  const rest = more > 0 ? terminal` and ${more} more` : blank(0);
  const verb = first.after === null ? terminal`no longer set` : terminal`newly set`;
  const of = forTerminalLine(first.container ?? 'the task');
  const text = terminal`${style.paint.strong(forTerminalLine(first.kind))} of ${of}: ${joined(names, terminal`, `)}${rest} ${verb}`;
  return hanging(terminal`  ${style.symbols.bullet} `, text, style);
}

function value(text: string | null): TerminalText {
  return text === null ? terminal`not set` : forTerminalLine(text);
}
