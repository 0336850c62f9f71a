import type { NotExamined } from '../../model/report.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminal, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { hanging, type Lines, paragraph } from './layout.ts';
import type { Style } from './style.ts';

/** What could not be looked at: why, the IAM action that would help, and what its absence does to the answer. */
export function notExaminedBlock(gaps: readonly NotExamined[], style: Style): Lines {
  return gaps.flatMap((gap) => {
    const needs = gap.action === '' ? [] : [terminal`needs ${forTerminalLine(gap.action)}`];
    const why = joined([...needs, forTerminal(gap.reason)], terminal` ${style.symbols.dot} `);
    const section = style.paint.strong(forTerminalLine(gap.section));
    const lead = style.paint.warning(terminal`  ${style.symbols.unknown} `);
    return [
      ...hanging(lead, terminal`${section}: ${why}`, style),
      ...paragraph(terminal`so ${forTerminal(gap.effect)}`, style, 4),
    ];
  });
}

/** The IAM actions that would close the gaps, each once: `ecs:ListTasks, logs:FilterLogEvents`. */
export function missingActions(gaps: readonly NotExamined[]): TerminalText {
  const actions = [...new Set(gaps.map((gap) => gap.action).filter((action) => action !== ''))];
  return joined(actions.map(forTerminalLine), terminal`, `);
}
