import type { Severity } from './finding.ts';
import type { Category } from './verdict.ts';

/** One step to confirm a finding by hand: what to run, where something is to be run, and what to look for. */
export interface ConfirmStep {
  /** A command that only reads, with placeholders in capitals. */
  readonly run?: string;
  readonly look: string;
}

/** What `explain` says of a rule: everything about it but its check. */
export interface RulePage {
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly title: string;
  /** The sections of a snapshot it reads. */
  readonly needs: readonly string[];
  /** What happened, in plain words. */
  readonly means: string;
  /** Why it happens: the mechanism behind it. */
  readonly why: string;
  readonly confirm: readonly ConfirmStep[];
  readonly remedy: string;
  /** When the same signs have another cause. */
  readonly notWhen: string;
  readonly docs: readonly string[];
}
