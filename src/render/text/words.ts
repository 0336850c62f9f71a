import type { Exclusion } from '../../model/exclusion.ts';
import type { Category, Verdict } from '../../model/verdict.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { terminal } from '../encode/terminal.ts';
import type { Style } from './style.ts';

const VERDICTS: Readonly<Record<Verdict, TerminalText>> = {
  healthy: terminal`HEALTHY`,
  'in-progress': terminal`IN PROGRESS`,
  degraded: terminal`DEGRADED`,
  undetermined: terminal`UNDETERMINED`,
  cycling: terminal`CYCLING`,
  failed: terminal`FAILED`,
};

const CATEGORIES: Readonly<Record<Category, TerminalText>> = {
  'health-check': terminal`health check`,
  startup: terminal`startup`,
  oom: terminal`out of memory`,
  'load-balancer': terminal`load balancer`,
  other: terminal`other cause`,
};

const EXCLUSIONS: Readonly<Record<Exclusion, TerminalText>> = {
  'previous-deployment': terminal`of a previous deployment`,
  'scale-in': terminal`by scale-in`,
  operator: terminal`by an operator`,
  'other-service': terminal`of other services`,
};

/** A verdict as its sign and its word, coloured: `✖ CYCLING`. */
export function verdictWord(verdict: Verdict, style: Style): TerminalText {
  const { paint, symbols } = style;
  const word = VERDICTS[verdict];
  switch (verdict) {
    case 'healthy':
      return paint.good(paint.strong(terminal`${symbols.good} ${word}`));
    case 'in-progress':
      return paint.accent(paint.strong(terminal`${symbols.running} ${word}`));
    case 'degraded':
      return paint.warning(paint.strong(terminal`${symbols.warning} ${word}`));
    case 'undetermined':
      return paint.warning(paint.strong(terminal`${symbols.unknown} ${word}`));
    case 'cycling':
    case 'failed':
      return paint.bad(paint.strong(terminal`${symbols.bad} ${word}`));
  }
}

/** A category as a person says it. */
export function categoryWord(category: Category): TerminalText {
  return CATEGORIES[category];
}

/** Why stopped tasks do not count, fit to stand behind a number: `3 by scale-in`. */
export function exclusionWord(exclusion: Exclusion): TerminalText {
  return EXCLUSIONS[exclusion];
}

/** A number and its noun: `1 task`, `19 tasks`. */
export function counted(count: number, noun: TerminalText): TerminalText {
  return count === 1 ? terminal`1 ${noun}` : terminal`${count} ${noun}s`;
}
