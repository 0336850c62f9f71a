import { valueOr } from '../model/section.ts';
import type { ServiceDeployment } from '../model/service.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import { deploymentIdOf, type Subject } from './subject.ts';

/**
 * The task definition of the last deployment before the one in question that worked; `undefined` where none is on
 * record. The history of deployments is kept for 90 days; without it, the service’s own deployments still tell.
 */
export function findLastGood(snapshot: Snapshot, subject: Subject): TaskDefinition | undefined {
  const arn = ofHistory(snapshot, subject) ?? ofDeployments(snapshot, subject);
  return valueOr(snapshot.blueprint.taskDefinitions, []).find((definition) => definition.arn === arn);
}

function ofHistory({ vitals }: Snapshot, { deploymentId }: Subject): string | undefined {
  const history = [...valueOr(vitals.serviceDeployments, [])].sort(
    (one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0),
  );
  const at = history.findIndex((deployment) => deploymentIdOf(deployment) === deploymentId);
  if (at === -1) return undefined;
  const earlier = history.slice(at + 1).find(({ status }) => status === 'SUCCESSFUL');
  const revisions = [earlier?.targetRevisionArn, ...sourcesOf(history[at])];
  const known = valueOr(vitals.serviceRevisions, []);
  return revisions
    .map((arn) => known.find((revision) => revision.arn === arn)?.taskDefinitionArn)
    .find((arn) => arn !== undefined);
}

function sourcesOf(deployment: ServiceDeployment | undefined): readonly (string | undefined)[] {
  return [deployment?.rollback?.revisionArn, ...(deployment?.sourceRevisionArns ?? [])];
}

/** While it is replaced, or after a rollback, the revision that worked is a deployment beside the one in question. */
function ofDeployments({ vitals }: Snapshot, { deploymentId }: Subject): string | undefined {
  const deployments = valueOr(vitals.service, undefined)?.deployments ?? [];
  return deployments.find(({ id, rolloutState }) => id !== deploymentId && rolloutState !== 'FAILED')
    ?.taskDefinitionArn;
}
