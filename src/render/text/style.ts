import type { Instant } from '../../model/instant.ts';
import { type ColourLevel, type Palette, paletteOf } from '../encode/palette.ts';
import { ASCII_SYMBOLS, type Symbols, UNICODE_SYMBOLS } from './symbols.ts';

/** Which clock on the wall times are shown in: UTC, or the minutes that local time is ahead of it at an instant. */
export type Zone = 'utc' | ((at: Instant) => number);

export type CharacterSet = 'unicode' | 'ascii';

/** How a text is to look: everything that a renderer needs to know of the place it is shown in. */
export interface Style {
  /** The widest line, in columns. */
  readonly width: number;
  readonly characters: CharacterSet;
  readonly paint: Palette;
  readonly symbols: Symbols;
  readonly zone: Zone;
}

const NARROWEST = 40;
const WIDEST = 120;

/** Builds a style. Widths outside 40 to 120 columns are moved to the nearer end: nobody reads longer lines well. */
export function styleOf(columns: number, colour: ColourLevel, characters: CharacterSet, zone: Zone): Style {
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, Math.floor(columns))),
    characters,
    paint: paletteOf(colour),
    symbols: characters === 'unicode' ? UNICODE_SYMBOLS : ASCII_SYMBOLS,
    zone,
  };
}
