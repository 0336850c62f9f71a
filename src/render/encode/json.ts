import type { JsonText } from './encoded.ts';

const HIDDEN_BUT_LINE_ENDS = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const COMMAND_MARK = /##(?=\[|(?:vso|teamcity)\[)/gi;

/**
 * A value as an indented JSON document with a newline at its end. Characters that a terminal would act on or hide, and
 * marks that a CI runner would take for a command, are written as `\uXXXX`: parsing gives the same value back.
 */
export function forJson(value: unknown): JsonText {
  return encoded(JSON.stringify(value, null, 2));
}

/** A value as one line of a stream of JSON (ndjson), with a newline at its end; otherwise like `forJson`. */
export function forJsonLine(value: unknown): JsonText {
  return encoded(JSON.stringify(value));
}

function encoded(document: string): JsonText {
  return `${document.replace(HIDDEN_BUT_LINE_ENDS, escaped).replace(COMMAND_MARK, '\\u0023\\u0023')}\n` as JsonText;
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
