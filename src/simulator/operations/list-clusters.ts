import type { ListClustersResponse } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { defineOperation } from './common/operation.ts';
import { pageOf } from './common/page.ts';
import { integer, text } from './common/parameter.ts';

/**
 * The ARNs of the active clusters, up to 100 a page.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListClusters.html
 */
export const listClusters = defineOperation({
  service: 'ecs',
  input: v.object({ maxResults: integer('maxResults', 1, 100), nextToken: text }),
  answer(account, input): ListClustersResponse {
    const arns = account.clusters
      .filter(({ status }) => status !== 'INACTIVE')
      .flatMap(({ clusterArn }) => clusterArn ?? []);
    const page = pageOf(arns, {
      service: 'ecs',
      operation: 'ListClusters',
      size: input.maxResults ?? 100,
      token: input.nextToken,
    });
    return { clusterArns: page.items, nextToken: page.next };
  },
});
