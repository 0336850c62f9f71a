import type { Evidence } from '../model/finding.ts';
import { valueOr } from '../model/section.ts';
import type { ServiceDeployment } from '../model/service.ts';
import { type DeploymentEndingKind, readDeploymentEnding } from '../model/vocabulary/deployment-endings.ts';
import type { Facts } from './facts.ts';
import { deploymentIdOf } from './subject.ts';

/** How the deployment in question was ended, and the words in which ECS says so. */
export interface DeploymentEnding {
  readonly kind?: DeploymentEndingKind;
  readonly reason: string;
  /** Where the words stand. */
  readonly source: 'ecs:DescribeServiceDeployments' | 'ecs:DescribeServices';
  readonly ref: string;
  readonly record?: ServiceDeployment;
}

const ROLLOUT_REASON = 'services[0].deployments[*].rolloutStateReason';

type Words = Pick<DeploymentEnding, 'reason' | 'source' | 'ref'>;

/** How the deployment in question was ended; `undefined` where it did not fail, or nobody said why. */
export function deploymentEnding({ subject, snapshot }: Facts): DeploymentEnding | undefined {
  if (subject.state !== 'failed') return undefined;
  const records = valueOr(snapshot.vitals.serviceDeployments, []);
  const index = records.findIndex((deployment) => deploymentIdOf(deployment) === subject.deploymentId);
  const record = records[index];
  const words = wordsOf(record, index, subject.stateReason);
  const said = words.find(({ reason }) => readDeploymentEnding(reason) !== undefined) ?? words[0];
  if (said === undefined) return undefined;
  const alarms = record?.triggeredAlarms ?? [];
  const kind = alarms.length > 0 ? 'alarm' : readDeploymentEnding(said.reason);
  return { ...said, kind, record };
}

/** What is said of the end of a deployment; its bare status comes last, since it says least. */
function wordsOf(
  record: ServiceDeployment | undefined,
  index: number,
  stateReason: string | undefined,
): readonly Words[] {
  const at = `serviceDeployments[${index}]`;
  const ofRecord = (field: string, reason: string | undefined) =>
    reason ? [{ source: 'ecs:DescribeServiceDeployments', ref: `${at}.${field}`, reason } as const] : [];
  const ofService = { source: 'ecs:DescribeServices', ref: ROLLOUT_REASON } as const;
  return [
    ...ofRecord('statusReason', record?.statusReason),
    ...ofRecord('rollback.reason', record?.rollback?.reason),
    ...(stateReason ? [{ ...ofService, reason: stateReason }] : []),
    ...ofRecord('status', record?.status),
  ];
}

/** The words of ECS about the end of the deployment. */
export function endingEvidence(
  { reason, source, ref, record }: DeploymentEnding,
  weight: Evidence['weight'],
  { subject }: Facts,
): Evidence {
  const alarms = record?.triggeredAlarms ?? [];
  return {
    kind: 'deployment',
    weight,
    source,
    ref,
    at: record?.finishedAt ?? subject.startedAt,
    text: alarms.length > 0 ? `${reason} (alarms: ${alarms.join(', ')})` : reason,
  };
}
