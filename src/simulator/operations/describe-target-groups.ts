import type { DescribeTargetGroupsOutput, TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import * as v from 'valibot';
import type { Account } from '../account.ts';
import { MARKED, markedPageOf } from './common/marked-page.ts';
import { defineOperation } from './common/operation.ts';
import { text, texts } from './common/parameter.ts';
import { notFound, refuseTwoFilters, selectAll } from './common/selection.ts';

const INPUT = v.object({
  LoadBalancerArn: text,
  TargetGroupArns: texts,
  Names: texts,
  ...MARKED,
});

/**
 * Target groups: all, or by ARN, by name, or by load balancer.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html
 */
export const describeTargetGroups = defineOperation({
  service: 'elasticloadbalancing',
  input: INPUT,
  answer(account, input): DescribeTargetGroupsOutput {
    const { LoadBalancerArn, TargetGroupArns, Names } = input;
    refuseTwoFilters({ LoadBalancerArn, TargetGroupArns, Names });
    const page = markedPageOf(select(account, input), 'DescribeTargetGroups', input);
    return { TargetGroups: page.items, NextMarker: page.next };
  },
});

function select(account: Account, input: v.InferOutput<typeof INPUT>): readonly TargetGroup[] {
  const missing = notFound('TargetGroupNotFound', 'target groups');
  const { LoadBalancerArn } = input;
  if (input.TargetGroupArns !== undefined) {
    return selectAll(account.targetGroups, input.TargetGroupArns, (one) => one.TargetGroupArn, missing);
  }
  if (input.Names !== undefined) {
    return selectAll(account.targetGroups, input.Names, (one) => one.TargetGroupName, missing);
  }
  if (LoadBalancerArn === undefined) return account.targetGroups;
  selectAll(
    account.loadBalancers,
    [LoadBalancerArn],
    (one) => one.LoadBalancerArn,
    notFound('LoadBalancerNotFound', 'load balancers'),
  );
  return account.targetGroups.filter((one) => one.LoadBalancerArns?.includes(LoadBalancerArn));
}
