import type { DescribeContainerInstancesResponse } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { findCluster, idOf, nameWithin } from './common/cluster.ts';
import { describeEach } from './common/described.ts';
import { defineOperation } from './common/operation.ts';
import { arnHead } from './common/origin.ts';
import { batch, text } from './common/parameter.ts';

/**
 * Up to a hundred container instances of a cluster by id or ARN.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeContainerInstances.html
 */
export const describeContainerInstances = defineOperation({
  service: 'ecs',
  input: v.object({ cluster: text, containerInstances: batch('Container instances', 100) }),
  answer(account, input): DescribeContainerInstancesResponse {
    const cluster = findCluster(account, input.cluster);
    const { found, failures } = describeEach(
      input.containerInstances,
      (identifier) =>
        account.containerInstances.find(
          ({ containerInstanceArn }) => idOf(containerInstanceArn) === nameWithin(cluster, identifier),
        ),
      (identifier) =>
        `${arnHead(account, 'ecs')}container-instance/${cluster.clusterName}/${nameWithin(cluster, identifier)}`,
    );
    return { containerInstances: found, failures };
  },
});
