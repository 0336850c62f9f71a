import { type CommentSign, code, comment, indented } from '../encode/code.ts';
import type { Code } from '../encode/encoded.ts';
import { columnsOf } from '../encode/wrap.ts';

/** A piece of a snippet: a comment, a line, or lines that stand within another. A remark goes behind the first line. */
export type Piece =
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'line'; readonly line: Code; readonly remark?: string }
  | {
      readonly kind: 'block';
      readonly open: Code;
      readonly within: readonly Piece[];
      readonly close?: Code;
      readonly remark?: string;
    };

/** How a language is laid out. */
export interface Layout {
  readonly sign: CommentSign;
  readonly indent: number;
}

/** A comment that stands in a line of its own. */
export function words(text: string): Piece {
  return { kind: 'comment', text };
}

/** A line. */
export function line(text: Code): Piece {
  return { kind: 'line', line: text };
}

/** An empty line, between resources. */
export const GAP: Piece = line(code``);

/** Pieces between an opening line and a closing one; YAML closes by indenting less. */
export function block(open: Code, within: readonly Piece[], close?: Code): Piece {
  return { kind: 'block', open, within, close };
}

/** A piece with a remark behind its first line, instead of any that it had. */
export function remarked(piece: Piece, remark: string | undefined): Piece {
  return remark === undefined || piece.kind === 'comment' ? piece : { ...piece, remark };
}

const COLUMNS = 100;

/** The lines of pieces. They are never wrapped: what is pasted must stay as it is. */
export function linesOf(pieces: readonly Piece[], layout: Layout, depth = 0): readonly Code[] {
  return pieces.flatMap((piece) => pieceLines(piece, layout, depth));
}

function pieceLines(piece: Piece, layout: Layout, depth: number): readonly Code[] {
  const columns = layout.indent * depth;
  switch (piece.kind) {
    case 'comment':
      return [indented(comment(layout.sign, piece.text), columns)];
    case 'line':
      return remarkedLines(piece.line, piece.remark, layout, columns);
    case 'block':
      return [
        ...remarkedLines(piece.open, piece.remark, layout, columns),
        ...linesOf(piece.within, layout, depth + 1),
        ...(piece.close === undefined ? [] : [indented(piece.close, columns)]),
      ];
  }
}

/** A remark stands behind its line, or above it where both together would be long. */
function remarkedLines(
  text: Code,
  remark: string | undefined,
  { sign }: Layout,
  columns: number,
): readonly Code[] {
  const whole = indented(text, columns);
  if (remark === undefined) return [whole];
  const aside = comment(sign, remark);
  // The style guides ask for two blanks before a number sign and one before two strokes.
  const behind = sign === '#' ? code`${whole}  ${aside}` : code`${whole} ${aside}`;
  return columnsOf(behind) <= COLUMNS ? [behind] : [indented(aside, columns), whole];
}
