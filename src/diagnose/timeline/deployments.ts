import type { Facts } from '../../facts/facts.ts';
import { deploymentIdOf } from '../../facts/subject.ts';
import { lastSegment } from '../../model/arn.ts';
import { valueOr } from '../../model/section.ts';
import type { ServiceDeployment } from '../../model/service.ts';
import { brief, type Moment, single } from './moment.ts';

/** When deployments began, failed, went back and ended: those of the service now, and of its history those since. */
export function deploymentMoments(facts: Facts): readonly Moment[] {
  const current = facts.state?.deployments ?? [];
  const begun = current.flatMap(({ id, createdAt, taskDefinitionArn, status }) =>
    momentOf(id, createdAt, `deployment of ${revisionName(taskDefinitionArn)} began (${status})`),
  );
  const since = facts.subject.startedAt ?? Math.min(...current.flatMap(({ createdAt }) => createdAt ?? []));
  const records = valueOr(facts.snapshot.vitals.serviceDeployments, []).filter(
    ({ createdAt, finishedAt }) => Math.max(createdAt ?? 0, finishedAt ?? 0) >= since,
  );
  const known = new Set(current.map(({ id }) => id.toString()));
  return [...begun, ...records.flatMap((record) => recordMoments(record, known, facts))];
}

function recordMoments(
  record: ServiceDeployment,
  known: ReadonlySet<string>,
  facts: Facts,
): readonly Moment[] {
  const { arn, createdAt, finishedAt, rollback, status, statusReason, targetRevisionArn } = record;
  const id = deploymentIdOf(record) ?? arn;
  const named = definitionOfRevision(targetRevisionArn, facts);
  const because = (reason: string | undefined) => (reason === undefined ? '' : `: ${brief(reason)}`);
  return [
    ...(known.has(id) ? [] : momentOf(id, createdAt, `deployment of ${named} began`)),
    ...momentOf(
      id,
      rollback?.startedAt,
      `goes back to ${definitionOfRevision(rollback?.revisionArn, facts)}${because(rollback?.reason)}`,
    ),
    ...momentOf(id, finishedAt, `deployment of ${named} ended: ${status}${because(statusReason)}`),
  ];
}

function momentOf(subject: string, at: number | undefined, text: string): readonly Moment[] {
  return at === undefined ? [] : [single({ at, kind: 'deployment', subject, text }, `${subject} ${text}`)];
}

function definitionOfRevision(arn: string | undefined, { snapshot }: Facts): string {
  const revisions = valueOr(snapshot.vitals.serviceRevisions, []);
  return revisionName(revisions.find((revision) => revision.arn === arn)?.taskDefinitionArn);
}

function revisionName(taskDefinitionArn: string | undefined): string {
  return taskDefinitionArn === undefined ? 'a task definition' : lastSegment(taskDefinitionArn);
}
