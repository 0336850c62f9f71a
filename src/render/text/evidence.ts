import type { Evidence } from '../../model/finding.ts';
import type { Instant } from '../../model/instant.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminal, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { hanging, type Lines } from './layout.ts';
import type { Style } from './style.ts';
import { ago } from './times.ts';

const SHOWN = 3;
const LOG_LINES = 3;
const CONTEXT_LINES = 8;

/**
 * The strongest pieces first: what says the cause directly before what only fits it, and within each the first of every
 * kind before a second one of the same kind.
 */
function strongestFirst(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...byKind(evidence, 'direct'), ...byKind(evidence, 'circumstantial')];
}

/** The three strongest pieces of evidence, each with where it comes from, and how many more there are. */
export function evidenceBlock(
  evidence: readonly Evidence[],
  now: Instant,
  style: Style,
  indent: number,
): Lines {
  const shown = strongestFirst(evidence).slice(0, SHOWN);
  const rest = evidence.length - shown.length;
  const lines = shown.flatMap((piece) => evidenceLines(piece, now, style, indent));
  if (rest === 0) return lines;
  const more = terminal`and ${rest} more, listed by -o json`;
  return [...lines, ...hanging(blank(indent), style.paint.faint(more), style)];
}

/** Where a fact comes from: the API call and the path in its answer, or the log group, its stream and the time. */
export function sourceOf(piece: Evidence, now: Instant, style: Style): TerminalText {
  const parts = [forTerminalLine(piece.source), forTerminalLine(piece.ref)].filter((part) => part !== '');
  const at = piece.at === undefined ? [] : [ago(piece.at, now, style.zone)];
  return joined([...parts, ...at], terminal` ${style.symbols.dot} `);
}

function byKind(evidence: readonly Evidence[], weight: Evidence['weight']): readonly Evidence[] {
  const weighed = evidence.filter((piece) => piece.weight === weight);
  const first = weighed.filter(
    (piece, index) => weighed.findIndex(({ kind }) => kind === piece.kind) === index,
  );
  return [...first, ...weighed.filter((piece) => !first.includes(piece))];
}

function evidenceLines(piece: Evidence, now: Instant, style: Style, indent: number): Lines {
  const lead = terminal`${blank(indent)}${style.symbols.bullet} `;
  const text = hanging(lead, forTerminal(piece.text), style);
  const source = style.paint.faint(terminal`from ${sourceOf(piece, now, style)}`);
  return [...cutLog(piece, text, style, indent), ...hanging(blank(indent + 4), source, style)];
}

/** What an application logs may be pages long: the first lines are enough here. Everything else is shown whole. */
function cutLog(piece: Evidence, lines: Lines, style: Style, indent: number): Lines {
  const most = mostLines(piece.kind);
  if (lines.length <= most) return lines;
  const cut = terminal`${blank(indent + 2)}${style.symbols.cut} ${lines.length - most} more lines`;
  return [...lines.slice(0, most), style.paint.faint(cut)];
}

function mostLines(kind: Evidence['kind']): number {
  switch (kind) {
    case 'log':
      return LOG_LINES;
    case 'log-context':
      return CONTEXT_LINES;
    default:
      return Number.POSITIVE_INFINITY;
  }
}
