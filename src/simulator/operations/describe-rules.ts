import type { DescribeRulesOutput, Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import * as v from 'valibot';
import type { Account } from '../account.ts';
import { MARKED, markedPageOf } from './common/marked-page.ts';
import { defineOperation } from './common/operation.ts';
import { text, texts } from './common/parameter.ts';
import { notFound, refuseTwoFilters, requireFilter, selectAll } from './common/selection.ts';

const INPUT = v.object({
  ListenerArn: text,
  RuleArns: texts,
  ...MARKED,
});

/**
 * Listener rules by listener or by ARN.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html
 */
export const describeRules = defineOperation({
  service: 'elasticloadbalancing',
  input: INPUT,
  answer(account, input): DescribeRulesOutput {
    const filters = { ListenerArn: input.ListenerArn, RuleArns: input.RuleArns };
    refuseTwoFilters(filters);
    requireFilter(filters);
    const page = markedPageOf(select(account, input), 'DescribeRules', input);
    return { Rules: page.items, NextMarker: page.next };
  },
});

function select(account: Account, input: v.InferOutput<typeof INPUT>): readonly Rule[] {
  if (input.RuleArns !== undefined) {
    const missing = notFound('RuleNotFound', 'rules');
    return selectAll(account.rules, input.RuleArns, (one) => one.RuleArn, missing);
  }
  const [listener] = selectAll(
    account.listeners,
    [input.ListenerArn ?? ''],
    (one) => one.ListenerArn,
    notFound('ListenerNotFound', 'listeners'),
  );
  return account.rules.filter((one) => listenerOf(one) === listener?.ListenerArn);
}

/** A rule's ARN is its listener's with `listener-rule` for `listener` and the rule's id behind. */
function listenerOf(rule: Rule): string | undefined {
  return rule.RuleArn?.replace(':listener-rule/', ':listener/').replace(/\/[^/]+$/, '');
}
