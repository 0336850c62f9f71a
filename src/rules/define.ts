import type { Facts } from '../facts/facts.ts';
import type { Stop } from '../facts/stop.ts';
import type { Evidence, SettingChange } from '../model/finding.ts';
import type { Instant } from '../model/instant.ts';
import type { RulePage } from '../model/rule-page.ts';
import type { SectionName } from '../model/snapshot.ts';
import type { Category } from '../model/verdict.ts';

/**
 * What a rule's findings are when others are there too: a `cause` stands for itself, a `symptom` is shown under a cause
 * and becomes the cause only where no cause was found, a `risk` is a setting that would hurt but did not yet.
 */
export type RuleRole = 'cause' | 'symptom' | 'risk';

/**
 * What a cause does to a service: it ends tasks, it holds them up so that none fails and none gets on, or it ends tasks
 * that are well.
 */
export type RuleEffect = 'ends-tasks' | 'holds-up' | 'ends-well-tasks';

/**
 * What a finding of this rule accounts for when both were found. `earlier`: where it was seen first. `substantial`:
 * where its tasks are at least a quarter as many as those that it should account for.
 */
export interface Explanation {
  readonly of: { readonly rule: string } | { readonly category: Category };
  readonly when: 'earlier' | 'substantial';
}

/** What a rule saw. The engine adds the rule's own words and computes the confidence from the evidence. */
export interface Draft {
  /** Instead of the rule's title, where the case allows a more telling one. */
  readonly title?: string;
  readonly summary: string;
  /** The failing tasks that this accounts for; empty where only events or settings show it. */
  readonly tasks: readonly Stop[];
  readonly evidence: readonly Evidence[];
  /** What to do, in order; the rule's remedy where there is nothing more precise. */
  readonly steps?: readonly string[];
  readonly settings?: readonly SettingChange[];
  /** Where it was first and last seen, if not in `tasks`. */
  readonly seen?: readonly Instant[];
}

/** One rule: what it is about, what it needs, and a pure check. */
export interface Rule extends RulePage {
  readonly role: RuleRole;
  readonly effect: RuleEffect;
  readonly needs: readonly SectionName[];
  readonly explains: readonly Explanation[];
  /**
   * Causes that this one goes before where it was seen long after their last task: what ended tasks once matters less than
   * what keeps others from taking their place.
   */
  readonly outlasts: readonly string[];
  /** For a risk: the causes whose own words and steps say the same thing, so that it is not told a second time. */
  readonly saidBy: readonly string[];
  /** Finds nothing, one thing, or one thing a container or target group. No evidence, no draft. */
  readonly check: (facts: Facts) => readonly Draft[];
}

type Optional = 'role' | 'effect' | 'explains' | 'outlasts' | 'saidBy' | 'severity';

/** Makes a rule; without further words it is a critical cause that ends tasks and explains nothing else. */
export function defineRule(rule: Omit<Rule, Optional> & Partial<Pick<Rule, Optional>>): Rule {
  return {
    role: 'cause',
    effect: 'ends-tasks',
    explains: [],
    outlasts: [],
    saidBy: [],
    severity: 'critical',
    ...rule,
  };
}
