import type { AwsService } from '../../../aws/operations.ts';
import type { Account } from '../../account.ts';

const UNKNOWN_ORIGIN = 'arn:aws:ecs:us-east-1:123456789012:cluster/default';

/** The head of an ARN in this account and region, up to and with the colon before the resource. */
export function arnHead(account: Account, service: AwsService): string {
  const known = account.clusters[0]?.clusterArn ?? UNKNOWN_ORIGIN;
  const [, partition, , region, owner] = known.split(':');
  return `arn:${partition}:${service}:${region}:${owner}:`;
}
