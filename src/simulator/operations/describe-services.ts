import type { DescribeServicesResponse, Service } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { findCluster, findService, nameWithin } from './common/cluster.ts';
import { describeEach } from './common/described.ts';
import { defineOperation } from './common/operation.ts';
import { arnHead } from './common/origin.ts';
import { batch, text, texts } from './common/parameter.ts';

const EVENTS_KEPT = 100;

/**
 * Up to ten services by name or ARN, deleted ones included, each with its newest hundred events.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
 */
export const describeServices = defineOperation({
  service: 'ecs',
  input: v.object({ cluster: text, services: batch('Services', 10), include: texts }),
  answer(account, input): DescribeServicesResponse {
    const cluster = findCluster(account, input.cluster);
    const { found, failures } = describeEach(
      input.services,
      (identifier) => findService(account, cluster, identifier),
      (identifier) =>
        `${arnHead(account, 'ecs')}service/${cluster.clusterName}/${nameWithin(cluster, identifier)}`,
    );
    const withTags = input.include?.includes('TAGS') ?? false;
    return {
      services: found.map((service) => ({
        ...service,
        events: newestEvents(service),
        tags: withTags ? service.tags : undefined,
      })),
      failures,
    };
  },
});

function newestEvents(service: Service): Service['events'] {
  const at = (time: Date | undefined) => time?.getTime() ?? 0;
  return [...(service.events ?? [])]
    .sort((one, other) => at(other.createdAt) - at(one.createdAt))
    .slice(0, EVENTS_KEPT);
}
