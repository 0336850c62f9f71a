import type { DescribeListenersOutput, Listener } from '@aws-sdk/client-elastic-load-balancing-v2';
import * as v from 'valibot';
import type { Account } from '../account.ts';
import { MARKED, markedPageOf } from './common/marked-page.ts';
import { defineOperation } from './common/operation.ts';
import { text, texts } from './common/parameter.ts';
import { notFound, refuseTwoFilters, requireFilter, selectAll } from './common/selection.ts';

const INPUT = v.object({
  LoadBalancerArn: text,
  ListenerArns: texts,
  ...MARKED,
});

/**
 * Listeners by load balancer or by ARN.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html
 */
export const describeListeners = defineOperation({
  service: 'elasticloadbalancing',
  input: INPUT,
  answer(account, input): DescribeListenersOutput {
    const filters = { LoadBalancerArn: input.LoadBalancerArn, ListenerArns: input.ListenerArns };
    refuseTwoFilters(filters);
    requireFilter(filters);
    const page = markedPageOf(select(account, input), 'DescribeListeners', input);
    return { Listeners: page.items, NextMarker: page.next };
  },
});

function select(account: Account, input: v.InferOutput<typeof INPUT>): readonly Listener[] {
  if (input.ListenerArns !== undefined) {
    const missing = notFound('ListenerNotFound', 'listeners');
    return selectAll(account.listeners, input.ListenerArns, (one) => one.ListenerArn, missing);
  }
  const [loadBalancer] = selectAll(
    account.loadBalancers,
    [input.LoadBalancerArn ?? ''],
    (one) => one.LoadBalancerArn,
    notFound('LoadBalancerNotFound', 'load balancers'),
  );
  return account.listeners.filter((one) => one.LoadBalancerArn === loadBalancer?.LoadBalancerArn);
}
