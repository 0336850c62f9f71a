import type { DescribeLoadBalancersOutput, LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import * as v from 'valibot';
import type { Account } from '../account.ts';
import { MARKED, markedPageOf } from './common/marked-page.ts';
import { defineOperation } from './common/operation.ts';
import { texts } from './common/parameter.ts';
import { notFound, refuseTwoFilters, selectAll } from './common/selection.ts';

const INPUT = v.object({
  LoadBalancerArns: texts,
  Names: texts,
  ...MARKED,
});

/**
 * Load balancers: all, or by ARN or name.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html
 */
export const describeLoadBalancers = defineOperation({
  service: 'elasticloadbalancing',
  input: INPUT,
  answer(account, input): DescribeLoadBalancersOutput {
    refuseTwoFilters({ LoadBalancerArns: input.LoadBalancerArns, Names: input.Names });
    const page = markedPageOf(select(account, input), 'DescribeLoadBalancers', input);
    return { LoadBalancers: page.items, NextMarker: page.next };
  },
});

function select(account: Account, input: v.InferOutput<typeof INPUT>): readonly LoadBalancer[] {
  const missing = notFound('LoadBalancerNotFound', 'load balancers');
  if (input.LoadBalancerArns !== undefined) {
    return selectAll(account.loadBalancers, input.LoadBalancerArns, (one) => one.LoadBalancerArn, missing);
  }
  if (input.Names !== undefined) {
    return selectAll(account.loadBalancers, input.Names, (one) => one.LoadBalancerName, missing);
  }
  return account.loadBalancers;
}
