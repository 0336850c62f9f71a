import type { Cluster, Service } from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';
import { ApiError } from '../../api-error.ts';
import { invalidParameter } from './refusal.ts';

/**
 * The cluster of a call, by name or ARN; omitted, it is the one named `default`.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
 */
export function findCluster(account: Account, cluster: string | undefined): Cluster {
  const wanted = cluster ?? 'default';
  const found = account.clusters.find(
    ({ clusterArn, clusterName }) => clusterName === wanted || clusterArn === wanted,
  );
  if (found === undefined) throw new ApiError('ClusterNotFoundException', 'Cluster not found.');
  return found;
}

/**
 * The name or id within a cluster that an identifier stands for. ARNs come long, with the cluster's name, or short,
 * without it; one of another cluster is refused.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
 */
export function nameWithin(cluster: Cluster, identifier: string): string {
  if (!identifier.startsWith('arn:')) return identifier;
  const [, ...path] = identifier.split('/');
  const owner = path.length > 1 ? path[0] : cluster.clusterName;
  if (owner !== cluster.clusterName) {
    throw invalidParameter(
      'ecs',
      `Invalid identifier: Identifier is for cluster ${owner}. Your cluster is ${cluster.clusterName}`,
    );
  }
  return path.at(-1) ?? identifier;
}

/** The service of a cluster by name or ARN, whatever its status; undefined where there is none. */
export function findService(account: Account, cluster: Cluster, identifier: string): Service | undefined {
  const name = nameWithin(cluster, identifier);
  return account.services.find(
    (service) => service.clusterArn === cluster.clusterArn && service.serviceName === name,
  );
}

/** Like `findService`, for the calls that refuse a service that is not there. */
export function requireService(account: Account, cluster: Cluster, identifier: string): Service {
  const service = findService(account, cluster, identifier);
  if (service === undefined) throw new ApiError('ServiceNotFoundException', 'Service not found.');
  return service;
}

/** The last segment of an ARN: a task's id, a container instance's id. */
export function idOf(arn: string | undefined): string | undefined {
  return arn?.split('/').at(-1);
}
