import type { DescribeTargetGroupAttributesOutput } from '@aws-sdk/client-elastic-load-balancing-v2';
import * as v from 'valibot';
import { defineOperation } from './common/operation.ts';
import { requireTargetGroup } from './common/target-group.ts';

/**
 * The attributes of a target group, such as its deregistration delay. What the account does not hold is not made up.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroupAttributes.html
 */
export const describeTargetGroupAttributes = defineOperation({
  service: 'elasticloadbalancing',
  input: v.object({ TargetGroupArn: v.string() }),
  answer(account, input): DescribeTargetGroupAttributesOutput {
    requireTargetGroup(account, input.TargetGroupArn);
    return { Attributes: [...(account.targetGroupAttributes[input.TargetGroupArn] ?? [])] };
  },
});
