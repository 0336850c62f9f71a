import type { NotExamined } from '../../model/not-examined.ts';
import type { SectionName } from '../../model/snapshot.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminal, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { hanging, type Lines, paragraph } from './layout.ts';
import type { Style } from './style.ts';

/**
 * What could not be looked at: why, the IAM action that would help, and what its absence does to the answer. What one
 * missing answer took away is said together.
 */
export function notExaminedBlock(gaps: readonly NotExamined[], style: Style): Lines {
  const firsts = gaps.filter((gap, index) => gaps.findIndex((other) => isSameLack(gap, other)) === index);
  return firsts.flatMap((first) =>
    groupLines(
      first,
      gaps.filter((gap) => isSameLack(first, gap)),
      style,
    ),
  );
}

/** Whether a whole section is among what could not be looked at, so that its zeros mean nothing. */
export function isMissing(gaps: readonly NotExamined[], section: SectionName): boolean {
  return gaps.some((gap) => gap.section === section);
}

/** The IAM actions that would close the gaps, each once: `ecs:ListTasks, logs:FilterLogEvents`. */
export function missingActions(gaps: readonly NotExamined[]): TerminalText {
  const actions = [...new Set(gaps.map((gap) => gap.action).filter((action) => action !== ''))];
  return joined(actions.map(forTerminalLine), terminal`, `);
}

function isSameLack(one: NotExamined, other: NotExamined): boolean {
  return one.action === other.action && one.reason === other.reason;
}

function groupLines(first: NotExamined, group: readonly NotExamined[], style: Style): Lines {
  const needs = first.action === '' ? [] : [terminal`needs ${forTerminalLine(first.action)}`];
  const why = joined([...needs, forTerminal(first.reason)], terminal` ${style.symbols.dot} `);
  const sections = joined(
    group.map((gap) => sectionWords(gap.section)),
    terminal`, `,
  );
  const effects = [...new Set(group.map((gap) => gap.effect))].map(forTerminal);
  const lead = style.paint.warning(terminal`  ${style.symbols.unknown} `);
  return [
    ...hanging(lead, terminal`${style.paint.strong(sections)}: ${why}`, style),
    ...paragraph(terminal`so ${joined(effects, terminal`; `)}`, style, 4),
  ];
}

/** `target health web` of `targetHealth web`: the first word is ours, what follows names one of several. */
function sectionWords(section: string): TerminalText {
  const [name = '', ...rest] = section.split(' ');
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return forTerminalLine([words, ...rest].join(' '));
}
