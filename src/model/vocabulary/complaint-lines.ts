import { isFrame } from './trace-lines.ts';

/** A level of the worst kind, an error that is named, or a word that stands before what went wrong. */
const COMPLAINT =
  /\b(?:ERROR|FATAL|CRITICAL|SEVERE|FTL|CRIT)\b|\blevel=(?:error|fatal|critical)\b|^\W*(?:error|fatal|aborting|failed)\b|\b[A-Z]\w*(?:Error|Exception)\b|\b(?:Error|Exception): |^\*\* \(|^Caused by: |\bterminate called\b/;

/** It goes on without, or speaks of one request. */
const HARMLESS =
  /\b(?:default(?:s|ing)?|ignor(?:ed|ing)|skipp(?:ed|ing)|optional|disabled|retry\w*|dropp(?:ed|ing)|deprecated|warning|0 errors?)\b|\bHTTP\/\d|\b(?:info|debug|trace|warn)\b/i;

const LONGEST_LINE = 2048;

/**
 * Whether a line complains, in whatever words: less than an error line that is known, and worth something only as the very
 * last that a program says.
 */
export function isComplaint(line: string): boolean {
  const text = line.slice(0, LONGEST_LINE);
  return COMPLAINT.test(text) && !HARMLESS.test(text) && !isFrame(text);
}
