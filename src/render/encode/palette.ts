import { Chalk } from 'chalk';
import type { TerminalText } from './encoded.ts';

/** The sixteen colours that every terminal has and lets its user change, or none. */
export type ColourLevel = 0 | 1;

export type Paint = (text: TerminalText) => TerminalText;

/** What a colour says. It never says it alone: a symbol or a word stands beside it. */
export interface Palette {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly warning: Paint;
  readonly accent: Paint;
  /** To tell several things of one kind apart, each by a colour of its own. */
  readonly labels: readonly Paint[];
}

/** The colours at a level; at 0 every paint leaves its text as it is. The level is ours to decide, not chalk's. */
export function paletteOf(level: ColourLevel): Palette {
  const chalk = new Chalk({ level });
  const paint =
    (colour: (text: string) => string): Paint =>
    (text) =>
      colour(text) as TerminalText;
  return {
    strong: paint(chalk.bold),
    faint: paint(chalk.dim),
    good: paint(chalk.green),
    bad: paint(chalk.red),
    warning: paint(chalk.yellow),
    accent: paint(chalk.cyan),
    labels: [chalk.cyan, chalk.green, chalk.magenta, chalk.yellow, chalk.blue].map(paint),
  };
}
