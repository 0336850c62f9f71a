/**
 * What a reader cannot see, or what makes a terminal act: controls (C0, DEL, C1), format characters (bidi overrides,
 * zero-width characters, tags), line and paragraph separators, lone surrogates and the Hangul fillers, which are letters
 * by their category and blank by their glyph. Source: Unicode Standard, general categories Cc, Cf, Zl, Zp and Cs.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115F\u1160\u3164\uFFA0]/u;

/** Whether a character (one code point) hides itself or what stands around it, or controls the terminal. */
export function isHidden(character: string): boolean {
  return HIDDEN.test(character);
}

/** Writes a hidden character so that it can be read: `^[` for ESC, `^?` for DEL, `\u{202e}` for the rest. */
export function visible(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x20) return `^${String.fromCharCode(codePoint + 0x40)}`;
  if (codePoint === 0x7f) return '^?';
  return `\\u{${codePoint.toString(16)}}`;
}
