import * as v from 'valibot';
import type { ServiceDeployment, ServiceRevision } from '../../model/service.ts';
import type { Untrusted } from '../../model/text.ts';
import { listOf, maybe, number, text, time } from './fields.ts';
import { loadBalancer, targetGroupArnsOf } from './load-balancer.ts';

/** A revision, and the target groups that its tasks register with. */
export interface RevisionAnswer {
  readonly revision: ServiceRevision;
  readonly targetGroupArns: readonly Untrusted[];
}

const serviceDeployment = v.object({
  serviceDeploymentArn: text,
  status: text,
  statusReason: maybe(text),
  createdAt: maybe(time),
  startedAt: maybe(time),
  finishedAt: maybe(time),
  targetServiceRevision: maybe(v.object({ arn: maybe(text) })),
  sourceServiceRevisions: listOf(v.object({ arn: maybe(text) })),
  lifecycleStage: maybe(text),
  rollback: maybe(v.object({ reason: maybe(text), startedAt: maybe(time), serviceRevisionArn: maybe(text) })),
  deploymentCircuitBreaker: maybe(
    v.object({ status: maybe(text), failureCount: maybe(number), threshold: maybe(number) }),
  ),
  alarms: maybe(v.object({ triggeredAlarmNames: listOf(text) })),
});

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServiceDeployments.html */
export const serviceDeploymentListAnswer = v.object({
  serviceDeployments: v.array(
    v.object({
      serviceDeploymentArn: text,
      createdAt: maybe(time),
      targetServiceRevisionArn: maybe(text),
    }),
  ),
  nextToken: maybe(v.string()),
});

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html */
export const serviceDeploymentsAnswer = v.object({
  serviceDeployments: v.array(v.pipe(serviceDeployment, v.transform(serviceDeploymentOf))),
});

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html */
export const serviceRevisionsAnswer = v.object({
  serviceRevisions: v.array(
    v.pipe(
      v.object({
        serviceRevisionArn: text,
        taskDefinition: maybe(text),
        createdAt: maybe(time),
        loadBalancers: listOf(loadBalancer),
      }),
      v.transform(
        ({ serviceRevisionArn, taskDefinition, createdAt, loadBalancers }): RevisionAnswer => ({
          revision: { arn: serviceRevisionArn, taskDefinitionArn: taskDefinition, createdAt },
          targetGroupArns: targetGroupArnsOf([{ loadBalancers }]),
        }),
      ),
    ),
  ),
});

function serviceDeploymentOf(raw: v.InferOutput<typeof serviceDeployment>): ServiceDeployment {
  const { rollback } = raw;
  return {
    arn: raw.serviceDeploymentArn,
    status: raw.status,
    statusReason: raw.statusReason,
    createdAt: raw.createdAt,
    startedAt: raw.startedAt,
    finishedAt: raw.finishedAt,
    targetRevisionArn: raw.targetServiceRevision?.arn,
    sourceRevisionArns: raw.sourceServiceRevisions.flatMap(({ arn }) => (arn === undefined ? [] : [arn])),
    lifecycleStage: raw.lifecycleStage,
    rollback: rollback && {
      reason: rollback.reason,
      startedAt: rollback.startedAt,
      revisionArn: rollback.serviceRevisionArn,
    },
    circuitBreaker: raw.deploymentCircuitBreaker,
    triggeredAlarms: raw.alarms?.triggeredAlarmNames ?? [],
  };
}
