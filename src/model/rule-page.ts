import type { Severity } from './finding.ts';
import type { Category } from './verdict.ts';

/** What `explain` says of a rule: everything about it but its check. */
export interface RulePage {
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly title: string;
  /** The sections of a snapshot it reads. */
  readonly needs: readonly string[];
  readonly why: string;
  readonly remedy: string;
  /** When the same signs have another cause. */
  readonly notWhen: string;
  readonly docs: readonly string[];
}
