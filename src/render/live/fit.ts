import type { TerminalText } from '../encode/encoded.ts';
import { terminal } from '../encode/terminal.ts';
import type { Lines } from '../text/layout.ts';

/** Lines that are shown together or not at all. */
export interface Piece {
  /** What is more important is dropped later. */
  readonly importance: number;
  readonly lines: Lines;
}

/** Pieces of one kind, in the order they are shown, under a heading that takes a line of its own. */
export interface Group {
  readonly pieces: readonly Piece[];
  /** Says how many of the pieces are shown; absent where the pieces speak for themselves. */
  readonly heading?: (shown: number, of: number) => TerminalText;
}

/** The most important pieces that fit into so many lines, in their order; empty lines between groups where there is room. */
export function fitted(groups: readonly Group[], height: number): Lines {
  const kept = keepImportant(groups, height);
  const blocks = groups.map((group) => linesOf(group, kept)).filter((lines) => lines.length > 0);
  const total = blocks.reduce((sum, lines) => sum + lines.length, 0);
  if (total + blocks.length - 1 > height) return blocks.flat();
  return blocks.flatMap((lines, index) => (index === 0 ? lines : [terminal``, ...lines]));
}

function keepImportant(groups: readonly Group[], height: number): ReadonlySet<Piece> {
  const kept = new Set<Piece>();
  const opened = new Set<Group>();
  let room = height;
  for (const { piece, group } of byImportance(groups)) {
    const heading = group.heading === undefined || opened.has(group) ? 0 : 1;
    const cost = piece.lines.length + heading;
    if (cost > room) continue;
    room -= cost;
    kept.add(piece);
    opened.add(group);
  }
  return kept;
}

function byImportance(groups: readonly Group[]) {
  return groups
    .flatMap((group) => group.pieces.map((piece) => ({ piece, group })))
    .sort((a, b) => b.piece.importance - a.piece.importance);
}

function linesOf({ pieces, heading }: Group, kept: ReadonlySet<Piece>): Lines {
  const shown = pieces.filter((piece) => kept.has(piece));
  const lines = shown.flatMap((piece) => piece.lines);
  if (shown.length === 0 || heading === undefined) return lines;
  return [heading(shown.length, pieces.length), ...lines];
}
