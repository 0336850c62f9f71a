import type { Patch } from './patch.ts';
import type { Layout, Piece } from './piece.ts';

/** A language in which a patch can be written. */
export interface Dialect extends Layout {
  /** What to do with the snippet, as sentences for its head. */
  readonly howTo: readonly string[];
  write(patch: Patch): readonly Piece[];
}
