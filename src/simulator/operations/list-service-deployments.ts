import type {
  ListServiceDeploymentsResponse,
  ServiceDeployment,
  ServiceDeploymentBrief,
} from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { findCluster, requireService } from './common/cluster.ts';
import { defineOperation } from './common/operation.ts';
import { pageOf } from './common/page.ts';
import { instant, integer, text, texts } from './common/parameter.ts';

/**
 * A service's deployments in brief, newest first, twenty a page unless asked otherwise.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServiceDeployments.html
 */
export const listServiceDeployments = defineOperation({
  service: 'ecs',
  input: v.object({
    cluster: text,
    service: v.string(),
    status: texts,
    createdAt: v.optional(v.object({ after: instant, before: instant })),
    maxResults: integer('maxResults', 1, 100),
    nextToken: text,
  }),
  answer(account, input): ListServiceDeploymentsResponse {
    const cluster = findCluster(account, input.cluster);
    const service = requireService(account, cluster, input.service);
    const { after, before } = input.createdAt ?? {};
    const deployments = account.serviceDeployments
      .filter(
        (deployment) =>
          deployment.serviceArn === service.serviceArn &&
          (input.status === undefined || input.status.some((status) => status === deployment.status)) &&
          (after === undefined || createdAt(deployment) >= after.getTime()) &&
          (before === undefined || createdAt(deployment) <= before.getTime()),
      )
      .sort((one, other) => createdAt(other) - createdAt(one));
    const page = pageOf(deployments, {
      service: 'ecs',
      operation: 'ListServiceDeployments',
      size: input.maxResults ?? 20,
      token: input.nextToken,
    });
    return { serviceDeployments: page.items.map(brief), nextToken: page.next };
  },
});

function createdAt(deployment: ServiceDeployment): number {
  return deployment.createdAt?.getTime() ?? 0;
}

function brief(deployment: ServiceDeployment): ServiceDeploymentBrief {
  return {
    serviceDeploymentArn: deployment.serviceDeploymentArn,
    serviceArn: deployment.serviceArn,
    clusterArn: deployment.clusterArn,
    createdAt: deployment.createdAt,
    startedAt: deployment.startedAt,
    finishedAt: deployment.finishedAt,
    targetServiceRevisionArn: deployment.targetServiceRevision?.arn,
    status: deployment.status,
    statusReason: deployment.statusReason,
  };
}
