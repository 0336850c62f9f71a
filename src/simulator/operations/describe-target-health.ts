import type {
  DescribeTargetHealthOutput,
  TargetDescription,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import * as v from 'valibot';
import { defineOperation } from './common/operation.ts';
import { integer } from './common/parameter.ts';
import { requireTargetGroup } from './common/target-group.ts';

const TARGET = v.object({ Id: v.string(), Port: integer('Port', 1, 65_535) });

/**
 * The health of all registered targets, or of the named ones, whether they are registered or not.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html
 */
export const describeTargetHealth = defineOperation({
  service: 'elasticloadbalancing',
  input: v.object({ TargetGroupArn: v.string(), Targets: v.optional(v.array(TARGET)) }),
  answer(account, input): DescribeTargetHealthOutput {
    requireTargetGroup(account, input.TargetGroupArn);
    const registered = account.targetHealth[input.TargetGroupArn] ?? [];
    return {
      TargetHealthDescriptions:
        input.Targets === undefined
          ? [...registered]
          : input.Targets.flatMap((target) => healthOf(target, registered)),
    };
  },
});

function healthOf(
  wanted: TargetDescription,
  registered: readonly TargetHealthDescription[],
): readonly TargetHealthDescription[] {
  const known = registered.filter(
    ({ Target }) => Target?.Id === wanted.Id && (wanted.Port === undefined || Target?.Port === wanted.Port),
  );
  return known.length > 0 ? known : [notRegistered(wanted)];
}

function notRegistered(target: TargetDescription): TargetHealthDescription {
  return {
    Target: target,
    TargetHealth: {
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    },
  };
}
