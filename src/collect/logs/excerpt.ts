import type { LogLine } from '../../model/log.ts';
import type { Scrub } from '../scrub/scrubber.ts';
import { lineScrubber } from './line-scrubber.ts';

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

/** Masks each line, and cuts it. */
function scrubbedLines(lines: readonly LogLine[], scrub: Scrub): readonly LogLine[] {
  const scrubLine = lineScrubber();
  const scrubAndCut: Scrub = (text) => scrub(text, MESSAGE_LIMIT);
  return lines.map(({ at, message }) => ({ at, message: scrubLine(message, scrubAndCut) }));
}
