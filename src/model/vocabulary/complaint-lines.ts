import { isFrame } from './trace-lines.ts';

/** A level of the worst kind, an error that is named, or a word that stands before what went wrong. */
const COMPLAINT =
  /\b(?:ERROR|FATAL|CRITICAL|SEVERE|FTL|CRIT)\b|\blevel=(?:error|fatal|critical)\b|^\W*(?:error|fatal|aborting|failed)\b|\b[A-Z]\w*(?:Error|Exception)\b|\b(?:Error|Exception): |^\*\* \(|^Caused by: |\bterminate called\b/;

/** It goes on without, or speaks of one request. */
const HARMLESS =
  /\b(?:default(?:s|ing)?|ignor(?:ed|ing)|skipp(?:ed|ing)|optional|disabled|retry\w*|dropp(?:ed|ing)|deprecated|warning|0 errors?)\b|\bHTTP\/\d|\b(?:info|debug|trace|warn)\b/i;

/** What somebody asked of a server, be it a probe, is no trouble of its own. */
const OF_A_REQUEST =
  /\b(?:GET|HEAD|POST|requests?|response|path|route|handler|client|remote|peer|probe|health\w*|handshake|broken pipe|reset by|connection from)\b/i;

/** Words of errors, in whatever form. */
const ERROR_WORDS = /error|exception|fatal|fail|panic/i;

/** Words of things that do not go as they should. */
const TROUBLE_WORDS =
  /\b(?:must|requires?|required|missing|invalid|unavailable|unreachable|unable|cannot|can’t|can't|could not|couldn't|denied|refus\w+|abort\w*|timed out|time-?out|make sure|already (?:running|exists|in use)|not (?:found|set|allowed|installed|enabled|supported|available|ready|reachable)|no \w+ (?:is )?available)\b/i;

/** What will be gone in a later version works in this one. */
const DEPRECATION = /\bdeprecat(?:ed|ion)\b/i;

const LONGEST_LINE = 2048;

/**
 * Whether a line complains, in whatever words: less than an error line that is known, and worth something only as the very
 * last that a program says.
 */
export function isComplaint(line: string): boolean {
  const text = line.slice(0, LONGEST_LINE);
  return COMPLAINT.test(text) && !HARMLESS.test(text) && !isFrame(text);
}

/** Whether a line is about what somebody asked of a server. */
export function isOfRequest(line: string): boolean {
  return OF_A_REQUEST.test(line.slice(0, LONGEST_LINE));
}

/**
 * Whether a line speaks of trouble of the program’s own, at whatever level: worth something only if it is said again and
 * again, up to the end.
 */
export function isTrouble(line: string): boolean {
  const text = line.slice(0, LONGEST_LINE);
  return speaksOf(text) !== undefined && !isOfRequest(text) && !isFrame(text);
}

/** Whether a line only announces what a later version will lack. */
export function isDeprecation(line: string): boolean {
  return DEPRECATION.test(line.slice(0, LONGEST_LINE));
}

/** Whether the words of a line are of an error, of some trouble, or of neither. */
export function speaksOf(line: string): 'error' | 'trouble' | undefined {
  const text = line.slice(0, LONGEST_LINE);
  if (isDeprecation(text)) return undefined;
  if (ERROR_WORDS.test(text)) return 'error';
  return TROUBLE_WORDS.test(text) ? 'trouble' : undefined;
}
