import type { DescribeServiceRevisionsResponse } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { describeEach } from './common/described.ts';
import { defineOperation } from './common/operation.ts';
import { batch } from './common/parameter.ts';

/**
 * Up to twenty service revisions by ARN.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html
 */
export const describeServiceRevisions = defineOperation({
  service: 'ecs',
  input: v.object({ serviceRevisionArns: batch('Service revision ARNs', 20) }),
  answer(account, input): DescribeServiceRevisionsResponse {
    const { found, failures } = describeEach(
      input.serviceRevisionArns,
      (arn) => account.serviceRevisions.find((one) => one.serviceRevisionArn === arn),
      (arn) => arn,
    );
    return { serviceRevisions: found, failures };
  },
});
