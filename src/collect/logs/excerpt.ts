import type { LogLine } from '../../model/log.ts';
import { MASK, untrusted } from '../../model/text.ts';
import type { Scrub } from '../scrub/scrubber.ts';

/** What is kept of one stream: how it began and how it ended. */
const FIRST_LINES = 300;
const LAST_LINES = 200;
const MESSAGE_LIMIT = 2_000;

/** Collects the lines of one stream as its pages come in, oldest first, within bounds. */
export interface ExcerptBuilder {
  add(line: LogLine): void;
  build(): { readonly lines: readonly LogLine[]; readonly complete: boolean };
}

/** An empty excerpt. */
export function excerptBuilder(scrub: Scrub): ExcerptBuilder {
  const first: LogLine[] = [];
  const last: LogLine[] = [];
  let complete = true;
  return {
    add({ at, message }) {
      if (message.length > MESSAGE_LIMIT) complete = false;
      if (first.length < FIRST_LINES) first.push({ at, message });
      else last.push({ at, message });
      if (last.length > 2 * LAST_LINES) {
        last.splice(0, LAST_LINES);
        complete = false;
      }
    },
    build() {
      const end = last.slice(-LAST_LINES);
      const lines = scrubbedLines([...first, ...end], scrub);
      return { lines, complete: complete && end.length === last.length };
    },
  };
}

const KEY_BEGINS = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/;
const KEY_ENDS = /-----END [A-Z ]{0,40}PRIVATE KEY-----/;
/** The longest key file in use has about 100 lines. */
const KEY_LINES = 120;

/** Masks each line; a private key that is printed over several lines is masked as a whole. */
function scrubbedLines(lines: readonly LogLine[], scrub: Scrub): readonly LogLine[] {
  let keyLinesLeft = 0;
  return lines.map(({ at, message }) => {
    const isWithinKey = keyLinesLeft > 0;
    keyLinesLeft = Math.max(0, keyLinesLeft - 1);
    if (KEY_BEGINS.test(message)) keyLinesLeft = KEY_LINES;
    if (KEY_ENDS.test(message)) keyLinesLeft = 0;
    return { at, message: isWithinKey ? untrusted(MASK) : scrub(message, MESSAGE_LIMIT) };
  });
}
