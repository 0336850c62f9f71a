import type { JsonText } from './encoded.ts';

const HIDDEN_BUT_LINE_ENDS = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const COMMAND_MARK = /##(?=\[|(?:vso|teamcity)\[)/gi;

/**
 * A value as an indented JSON document with a newline at its end. Characters that a terminal would act on or hide, and
 * marks that a CI runner would take for a command, are written as `\uXXXX`: parsing gives the same value back.
 */
export function forJson(value: unknown): JsonText {
  return `${harmless(JSON.stringify(value, null, 2))}\n` as JsonText;
}

/** A value as one line of newline-delimited JSON, encoded like a document. */
export function forJsonLine(value: unknown): JsonText {
  return `${harmless(JSON.stringify(value))}\n` as JsonText;
}

/** The parts of a document that is too long to be held whole: `{"schemaVersion", …, "<list>": […]}`. */
export interface JsonListParts {
  begin(fields: Readonly<Record<string, unknown>>, list: string): JsonText;
  /** Some items, each on a line; the first ones of the list have no comma before them. */
  items(values: readonly unknown[], place: 'first' | 'later'): JsonText;
  end(): JsonText;
}

/** Writes such a document. */
export const jsonList: JsonListParts = {
  begin(fields, list) {
    const head = harmless(JSON.stringify({ ...fields, [list]: [] }, null, 2));
    return head.slice(0, head.lastIndexOf(']')) as JsonText;
  },
  items(values, place) {
    const lines = values.map((value) => `\n    ${harmless(JSON.stringify(value))}`).join(',');
    return `${place === 'later' && values.length > 0 ? ',' : ''}${lines}` as JsonText;
  },
  end: () => '\n  ]\n}\n' as JsonText,
};

/** Most lines have nothing to escape, and this is quickly seen. */
const PLAIN = /^[ -~\n]*$/;

function harmless(json: string): string {
  const visible = PLAIN.test(json) ? json : json.replace(HIDDEN_BUT_LINE_ENDS, escaped);
  return visible.includes('##') ? visible.replace(COMMAND_MARK, '\\u0023\\u0023') : visible;
}

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Lines of newline-delimited JSON as one text. */
export function joinedJsonLines(lines: readonly JsonText[]): JsonText {
  return lines.join('') as JsonText;
}
