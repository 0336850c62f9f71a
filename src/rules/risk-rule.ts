import type { Facts } from '../facts/facts.ts';
import type { Evidence, SettingChange } from '../model/finding.ts';
import { defineRule, type Rule } from './define.ts';

type Words = Omit<Parameters<typeof defineRule>[0], 'check' | 'role' | 'effect' | 'explains'>;

/** A setting that would hurt: what is so, where it stands, and what to set instead where that can be said. */
export interface Risk {
  /** Instead of the rule's title, where the case allows a more telling one. */
  readonly title?: string;
  readonly summary: string;
  readonly evidence: Evidence;
  readonly settings?: readonly SettingChange[];
}

interface RiskWords extends Words {
  readonly look: (facts: Facts) => Risk | undefined;
}

/** Makes a rule about a setting that would hurt but has not been seen to: it is never put above a cause. */
export function defineRiskRule({ look, ...words }: RiskWords): Rule {
  return defineRule({
    severity: 'info',
    ...words,
    role: 'risk',
    check: (facts) => {
      const risk = look(facts);
      if (risk === undefined) return [];
      const { title, summary, evidence, settings } = risk;
      return [{ title, summary, tasks: [], evidence: [evidence], settings }];
    },
  });
}
