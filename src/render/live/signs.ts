import type { TerminalText } from '../encode/encoded.ts';
import { blank, joined, terminal } from '../encode/terminal.ts';
import type { CharacterSet } from '../text/style.ts';

/** What the block draws with. */
export interface Signs {
  readonly healthy: TerminalText;
  readonly running: TerminalText;
  readonly desired: TerminalText;
  readonly axis: TerminalText;
  readonly desiredOnAxis: TerminalText;
  readonly done: TerminalText;
  readonly left: TerminalText;
  readonly rule: TerminalText;
  /** Of a criterion that does not hold yet. */
  readonly open: TerminalText;
  /** Of what was not asked for. */
  readonly none: TerminalText;
}

const UNICODE: Signs = {
  healthy: terminal`█`,
  running: terminal`▒`,
  desired: terminal`─`,
  axis: terminal`│`,
  desiredOnAxis: terminal`┤`,
  done: terminal`█`,
  left: terminal`░`,
  rule: terminal`─`,
  open: terminal`○`,
  none: terminal`–`,
};

const ASCII: Signs = {
  healthy: terminal`#`,
  running: terminal`:`,
  desired: terminal`-`,
  axis: terminal`|`,
  desiredOnAxis: terminal`+`,
  done: terminal`#`,
  left: terminal`.`,
  rule: terminal`-`,
  open: terminal`o`,
  none: terminal`-`,
};

/** The signs of a character set. */
export function signsOf(characters: CharacterSet): Signs {
  return characters === 'unicode' ? UNICODE : ASCII;
}

/** A sign so many times. */
export function repeated(sign: TerminalText, times: number): TerminalText {
  return joined(
    Array.from({ length: Math.max(0, times) }, () => sign),
    blank(0),
  );
}
