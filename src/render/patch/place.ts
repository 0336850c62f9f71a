import { MASK } from '../../model/text.ts';
import type { Code } from '../encode/encoded.ts';
import { PATCH_PATHS, type PatchChange, type PatchPart, type PatchPath, type SettingValue } from './patch.ts';
import { block, type Piece, remarked, words } from './piece.ts';

/**
 * A structure of a language that holds several settings. Who writes one anew resets what it does not name, so where one
 * of its settings changes, the others come along as they are; `keep` says what else may stand in it.
 */
export interface Structure {
  readonly open: Code;
  readonly close?: Code;
  readonly keep?: string;
}

/** Where a language has a setting, and how it writes its value: `undefined` where the value does not fit there. */
export interface Place {
  readonly within?: Structure;
  write(value: SettingValue): Piece | undefined;
}

/** Where a language has each setting; the compiler names the one that was forgotten. */
export type Places = Readonly<Record<PatchPath, Place>>;

interface Placed {
  readonly path: PatchPath;
  readonly within?: Structure;
  readonly pieces: readonly Piece[];
}

/** The settings of a part in a language: those that change, and those that come along with them. */
export function settingPieces(part: PatchPart, places: Places): readonly Piece[] {
  const touched = new Set(part.changes.flatMap(({ path }) => places[path].within ?? []));
  const placed = PATCH_PATHS.flatMap((path): Placed[] => {
    const { within } = places[path];
    const change = part.changes.find((one) => one.path === path);
    if (change !== undefined) return [{ path, within, pieces: changedPieces(change, places[path]) }];
    if (within === undefined || !touched.has(within)) return [];
    return [{ path, within, pieces: keptPieces(path, part.current?.[path], places[path]) }];
  });
  return placed.flatMap(({ path, within, pieces }) => {
    if (within === undefined) return pieces;
    const inside = placed.filter((other) => other.within === within);
    return inside[0]?.path === path ? [structureBlock(within, inside, part)] : [];
  });
}

/** A value that does not fit its place, such as advice in words, is said instead of written. */
function changedPieces({ path, value, remark, standing }: PatchChange, place: Place): readonly Piece[] {
  const written = place.write(value);
  const piece =
    written === undefined ? words(`set ${path} to ${String(value)}; ${remark}`) : remarked(written, remark);
  return standing === 'risk' ? [words('a risk, not shown to be the cause:'), piece] : [piece];
}

function keptPieces(path: PatchPath, value: SettingValue | undefined, place: Place): readonly Piece[] {
  if (value === undefined) return [];
  if (String(value).includes(MASK))
    return [words(`${path} stays: it holds what looks like a secret, which is not kept`)];
  const written = place.write(value);
  return written === undefined ? [] : [written];
}

function structureBlock(structure: Structure, inside: readonly Placed[], { current }: PatchPart): Piece {
  const keep = current === undefined ? 'what else is set here could not be read; it stays' : structure.keep;
  const pieces = inside.flatMap((one) => one.pieces);
  return block(structure.open, keep === undefined ? pieces : [words(keep), ...pieces], structure.close);
}
