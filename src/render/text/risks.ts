import type { Finding, Severity } from '../../model/finding.ts';
import type { Instant } from '../../model/instant.ts';
import { terminal } from '../encode/terminal.ts';
import { findingBlock } from './finding.ts';
import { type Lines, paragraph } from './layout.ts';
import type { Style } from './style.ts';

/** More than these would hide the cause behind what may hurt one day. */
const SHOWN = 6;

const RANK: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

/** The risks, the severest first, and how many more there are. */
export function risksBlock(risks: readonly Finding[], now: Instant, style: Style): Lines {
  const ordered = [...risks].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const lines = ordered.slice(0, SHOWN).flatMap((risk) => findingBlock(risk, now, style));
  if (ordered.length <= SHOWN) return lines;
  const more = terminal`and ${ordered.length - SHOWN} more, listed by -o json`;
  return [...lines, ...paragraph(style.paint.faint(more), style, 2)];
}
