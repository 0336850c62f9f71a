import type { TerminalText } from '../encode/encoded.ts';
import { terminal } from '../encode/terminal.ts';

/** The signs that stand beside words, so that nothing is said by colour alone. */
export interface Symbols {
  readonly good: TerminalText;
  readonly bad: TerminalText;
  readonly warning: TerminalText;
  readonly unknown: TerminalText;
  readonly running: TerminalText;
  readonly arrow: TerminalText;
  readonly bullet: TerminalText;
  readonly dot: TerminalText;
  readonly cut: TerminalText;
}

export const UNICODE_SYMBOLS: Symbols = {
  good: terminal`✔`,
  bad: terminal`✖`,
  warning: terminal`▲`,
  unknown: terminal`?`,
  running: terminal`●`,
  arrow: terminal`→`,
  bullet: terminal`•`,
  dot: terminal`·`,
  cut: terminal`…`,
};

export const ASCII_SYMBOLS: Symbols = {
  good: terminal`+`,
  bad: terminal`x`,
  warning: terminal`!`,
  unknown: terminal`?`,
  running: terminal`*`,
  arrow: terminal`->`,
  bullet: terminal`-`,
  dot: terminal`|`,
  cut: terminal`...`,
};
