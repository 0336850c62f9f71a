import type { ListServicesResponse } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { findCluster } from './common/cluster.ts';
import { defineOperation } from './common/operation.ts';
import { pageOf } from './common/page.ts';
import { integer, text } from './common/parameter.ts';

/**
 * The ARNs of a cluster's services, ten a page unless asked otherwise. Services that are draining or deleted are left
 * out: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServices.html
 */
export const listServices = defineOperation({
  service: 'ecs',
  input: v.object({
    cluster: text,
    launchType: text,
    schedulingStrategy: text,
    maxResults: integer('maxResults', 1, 100),
    nextToken: text,
  }),
  answer(account, input): ListServicesResponse {
    const cluster = findCluster(account, input.cluster);
    const services = account.services.filter(
      (service) =>
        service.clusterArn === cluster.clusterArn &&
        service.status === 'ACTIVE' &&
        (input.launchType === undefined || service.launchType === input.launchType) &&
        (input.schedulingStrategy === undefined ||
          (service.schedulingStrategy ?? 'REPLICA') === input.schedulingStrategy),
    );
    const page = pageOf(
      services.flatMap(({ serviceArn }) => serviceArn ?? []),
      {
        service: 'ecs',
        operation: 'ListServices',
        size: input.maxResults ?? 10,
        token: input.nextToken,
      },
    );
    return { serviceArns: page.items, nextToken: page.next };
  },
});
