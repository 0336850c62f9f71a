import type { TerminalText } from '../encode/encoded.ts';
import { forTerminalLine } from '../encode/terminal.ts';

/** The id of a task is 32 digits, of which the first eight tell it from the others of a service. */
export function taskName(id: string): TerminalText {
  return forTerminalLine(/^[0-9a-f]{32}$/.test(id) ? id.slice(0, 8) : id);
}
