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
  readonly record?: ServiceDeployment;
}

/** How the deployment in question was ended; `undefined` where it did not fail, or nobody said why. */
export function deploymentEnding({ subject, snapshot }: Facts): DeploymentEnding | undefined {
  if (subject.state !== 'failed') return undefined;
  const record = valueOr(snapshot.vitals.serviceDeployments, []).find(
    (deployment) => deploymentIdOf(deployment) === subject.deploymentId,
  );
  const texts = [record?.statusReason, record?.rollback?.reason, subject.stateReason].flatMap(
    (text) => text ?? [],
  );
  const telling = texts.find((text) => readDeploymentEnding(text) !== undefined);
  const alarms = record?.triggeredAlarms ?? [];
  const kind = alarms.length > 0 ? 'alarm' : readDeploymentEnding(telling ?? '');
  const reason = telling ?? texts[0] ?? record?.status;
  return reason === undefined ? undefined : { kind, reason, record };
}

/** The words of ECS about the end of the deployment. */
export function endingEvidence(
  { reason, record }: DeploymentEnding,
  weight: Evidence['weight'],
  { subject }: Facts,
): Evidence {
  const alarms = record?.triggeredAlarms ?? [];
  return {
    kind: 'deployment',
    weight,
    source: record ? 'ecs:DescribeServiceDeployments' : 'ecs:DescribeServices',
    ref: record ? 'serviceDeployments[0].statusReason' : 'services[0].deployments[*].rolloutStateReason',
    at: record?.finishedAt ?? subject.startedAt,
    text: alarms.length > 0 ? `${reason} (alarms: ${alarms.join(', ')})` : reason,
  };
}
