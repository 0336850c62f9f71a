import type { DescribeLoadBalancersOutput, LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';
import * as v from 'valibot';
import type { Account } from '../account.ts';
import { defineOperation } from './common/operation.ts';
import { pageOf } from './common/page.ts';
import { integer, text, texts } from './common/parameter.ts';
import { notFound, refuseTwoFilters, selectAll } from './common/selection.ts';

const INPUT = v.object({
  LoadBalancerArns: texts,
  Names: texts,
  PageSize: integer('PageSize', 1, 400),
  Marker: text,
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
    const page = pageOf(select(account, input), {
      service: 'elasticloadbalancing',
      operation: 'DescribeLoadBalancers',
      size: input.PageSize ?? 400,
      token: input.Marker,
    });
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
