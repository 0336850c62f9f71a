/** A seeded source of chance. The same seed and the same questions give the same answers. */
export interface Chance {
  /** A source of its own for `label`, unaffected by what is asked of this one. */
  fork(label: string): Chance;
  /** A number from `least` up to, not including, `most`. */
  between(least: number, most: number): number;
  /** Whether something with this probability (0 to 1) happens. */
  happens(probability: number): boolean;
  /** Lower-case hexadecimal digits. */
  hex(length: number): string;
  /** Decimal digits, the first of which is not 0. */
  digits(length: number): string;
  /** Letters and digits, as in the generated part of an ARN. */
  letters(length: number): string;
  /** The form of a UUID. */
  uuid(): string;
}

const HEX = '0123456789abcdef';
const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A source of chance that depends on `seed` alone. */
export function createChance(seed: string): Chance {
  const next = mulberry32(hash(seed));
  const between = (least: number, most: number) => least + next() * (most - least);
  const text = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('');
  const hex = (length: number) => text(HEX, length);
  return {
    fork: (label) => createChance(`${seed}/${label}`),
    between,
    happens: (probability) => next() < probability,
    hex,
    digits: (length) => `${Math.floor(between(1, 10))}${text(DIGITS, length - 1)}`,
    letters: (length) => text(LETTERS, length),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}

/** FNV-1a, 32 bits, with a final mix so that labels that differ in one character drift apart. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const character of text) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** Mulberry32: small, fast and good enough for stories; never for secrets. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
