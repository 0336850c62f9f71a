import type { DescribeClustersResponse } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { describeEach } from './common/described.ts';
import { defineOperation } from './common/operation.ts';
import { arnHead } from './common/origin.ts';
import { texts } from './common/parameter.ts';
import { invalidParameter } from './common/refusal.ts';

/**
 * Clusters by name or ARN; `default` where none is named.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html
 */
export const describeClusters = defineOperation({
  service: 'ecs',
  input: v.object({ clusters: texts }),
  answer(account, input): DescribeClustersResponse {
    const wanted = input.clusters ?? ['default'];
    if (wanted.length > 100) throw invalidParameter('ecs', 'Clusters cannot have more than 100 elements.');
    const { found, failures } = describeEach(
      wanted,
      (identifier) =>
        account.clusters.find(
          ({ clusterArn, clusterName }) => clusterArn === identifier || clusterName === identifier,
        ),
      (identifier) =>
        identifier.startsWith('arn:') ? identifier : `${arnHead(account, 'ecs')}cluster/${identifier}`,
    );
    return { clusters: found, failures };
  },
});
