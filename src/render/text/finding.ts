import type { Finding } from '../../model/finding.ts';
import type { Instant } from '../../model/instant.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminal, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { changeBlock } from './change.ts';
import { evidenceBlock } from './evidence.ts';
import { hanging, type Lines, paragraph } from './layout.ts';
import type { Style } from './style.ts';
import { ago } from './times.ts';
import { categoryWord, counted } from './words.ts';

const BODY = 4;

/**
 * The cause in full: category, confidence, how many tasks, what happened and the strongest evidence. Its title stands in
 * the sentence of the verdict above it.
 */
export function causeBlock(finding: Finding, now: Instant, style: Style): Lines {
  return [
    ...paragraph(style.paint.faint(standing(finding, now, style)), style, 2),
    ...paragraph(forTerminal(finding.summary), style, 2),
    ...evidenceBlock(finding.evidence, now, style, 2),
  ];
}

/** A symptom in one line: its title and how many tasks showed it. */
export function symptomLine(finding: Finding, style: Style): Lines {
  const { tasks, of } = finding.affected;
  const affected =
    tasks === 0 ? terminal`` : terminal` ${style.symbols.dot} ${tasks} of ${counted(of, terminal`task`)}`;
  return hanging(
    terminal`  ${style.symbols.bullet} `,
    terminal`${forTerminal(finding.title)}${affected}`,
    style,
  );
}

/** A finding in short, as a a risk or a further cause is shown: what, how sure, and what to change. */
export function findingBlock(finding: Finding, now: Instant, style: Style): Lines {
  const title = style.paint.strong(forTerminal(finding.title));
  return [
    ...paragraph(terminal`${style.symbols.bullet} ${title}`, style, 2),
    ...paragraph(style.paint.faint(standing(finding, now, style)), style, BODY),
    ...paragraph(forTerminal(finding.summary), style, BODY),
    ...changeBlock({ steps: [], settings: finding.remedy.settings }, style, BODY),
  ];
}

/** One line on where a finding stands: category, confidence, affected tasks, when it was last seen and its id. */
function standing(finding: Finding, now: Instant, style: Style): TerminalText {
  const { tasks, of } = finding.affected;
  const affected = tasks === 0 ? [] : [terminal`${tasks} of ${counted(of, terminal`task`)}`];
  const last =
    finding.lastSeen === undefined ? [] : [terminal`last ${ago(finding.lastSeen, now, style.zone)}`];
  return joined(
    [
      categoryWord(finding.category),
      forTerminalLine(finding.confidence),
      ...affected,
      ...last,
      forTerminalLine(finding.id),
    ],
    terminal` ${style.symbols.dot} `,
  );
}
