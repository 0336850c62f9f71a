import type { DescribeServiceDeploymentsResponse } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { describeEach } from './common/described.ts';
import { defineOperation } from './common/operation.ts';
import { batch } from './common/parameter.ts';

/**
 * Up to twenty service deployments by ARN.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html
 */
export const describeServiceDeployments = defineOperation({
  service: 'ecs',
  input: v.object({ serviceDeploymentArns: batch('Service deployment ARNs', 20) }),
  answer(account, input): DescribeServiceDeploymentsResponse {
    const { found, failures } = describeEach(
      input.serviceDeploymentArns,
      (arn) => account.serviceDeployments.find((one) => one.serviceDeploymentArn === arn),
      (arn) => arn,
    );
    return { serviceDeployments: found, failures };
  },
});
