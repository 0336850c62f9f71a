import type { AwsPort } from '../aws/port.ts';
import { UserError } from '../errors.ts';
import { clusterNames } from './names.ts';
import { observe } from './observe.ts';
import { nearest } from './target/nearest.ts';

/** Enough to recognise the right one; more would push the message off the screen. */
const SUGGESTIONS = 5;

/** The error for a cluster that does not exist in the region, with the clusters that do, the most similar first. */
export async function noSuchCluster(port: AwsPort, cluster: string, region: string): Promise<UserError> {
  const names = await observe(() => clusterNames(port));
  const message = `there is no cluster "${cluster}" in ${region}`;
  if (names.state !== 'present') return new UserError(message, 'Check --cluster, --region and --profile.');
  if (names.value.length === 0) {
    return new UserError(
      message,
      `${region} has no clusters at all in this account: check --region and --profile.`,
    );
  }
  return new UserError(message, `Pass --cluster with one of: ${suggestions(cluster, names.value)}.`);
}

/** The error for a service that its cluster does not have, with those that it has, the most similar first. */
export function noSuchService(
  cluster: string,
  service: string,
  names: readonly string[] | undefined,
): UserError {
  const message = `there is no service "${service}" in cluster "${cluster}"`;
  if (names === undefined)
    return new UserError(message, 'Check --service, --cluster, --region and --profile.');
  if (names.length === 0)
    return new UserError(message, 'The cluster has no services: check --cluster and --region.');
  return new UserError(message, `Did you mean one of: ${suggestions(service, names)}?`);
}

/** A few of the names, the most similar first, and how many there are besides. */
function suggestions(name: string, names: readonly string[]): string {
  const few = nearest(name, names, SUGGESTIONS);
  const more = names.length - few.length;
  return more > 0 ? `${few.join(', ')} (and ${more} more)` : few.join(', ');
}
