import type { TaskSet } from '@aws-sdk/client-ecs';
import { arn } from '../account/arn.ts';
import { hex } from '../account/chance.ts';
import type { Variant } from '../build.ts';
import { amend, amendService, amendTasks, serviceName } from './amend.ts';

/**
 * The same service under another controller: a task set for each of its deployments, and no deployments. The set that is in
 * use is PRIMARY, the newer one ACTIVE: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskSet.html
 */
export function withTaskSets(variant: Variant, controller: 'CODE_DEPLOY' | 'EXTERNAL'): Variant {
  const changed = amendService(variant, ({ deployments = [], loadBalancers }) => ({
    deploymentController: { type: controller },
    taskDefinition: (deployments.find(({ status }) => status === 'ACTIVE') ?? deployments[0])?.taskDefinition,
    deployments: [],
    taskSets: deployments.map(
      (one): TaskSet => ({
        id: one.id,
        taskSetArn: arn('ecs', `task-set/${one.id}`),
        status: one.status === 'PRIMARY' ? 'ACTIVE' : 'PRIMARY',
        taskDefinition: one.taskDefinition,
        computedDesiredCount: one.desiredCount,
        runningCount: one.runningCount,
        pendingCount: one.pendingCount,
        createdAt: one.createdAt,
        updatedAt: one.updatedAt,
        launchType: 'FARGATE',
        stabilityStatus: one.status === 'PRIMARY' ? 'STABILIZING' : 'STEADY_STATE',
        scale: { value: 100, unit: 'PERCENT' },
        loadBalancers,
      }),
    ),
  }));
  return amend(changed, () => ({ serviceDeployments: [], serviceRevisions: [] }));
}

/** The variant with a target group of its own for the task set that is not in use yet: that of the targets that are not healthy. */
export function withGreenGroup(variant: Variant): Variant {
  const name = serviceName(variant);
  const blue = variant.account.targetGroups.find((one) => one.TargetGroupName === name)?.TargetGroupArn ?? '';
  const green = arn('elasticloadbalancing', `targetgroup/${name}-green/${hex(`green/${name}`, 16)}`);
  const recolour = (text: string | undefined) => text?.replaceAll(blue, green);
  const split = amend(variant, ({ targetGroups, targetHealth, targetGroupAttributes }) => {
    const rows = targetHealth[blue] ?? [];
    const isNew = (state: string | undefined) => state !== 'healthy';
    return {
      targetGroups: [
        ...targetGroups,
        ...targetGroups
          .filter((one) => one.TargetGroupArn === blue)
          .map((one) => ({
            ...one,
            TargetGroupArn: green,
            TargetGroupName: `${name}-green`,
            LoadBalancerArns: one.LoadBalancerArns,
          })),
      ],
      targetGroupAttributes: { ...targetGroupAttributes, [green]: [] },
      targetHealth: {
        ...targetHealth,
        [blue]: rows.filter(({ TargetHealth }) => !isNew(TargetHealth?.State)),
        [green]: rows.filter(({ TargetHealth }) => isNew(TargetHealth?.State)),
      },
    };
  });
  const named = amendService(split, ({ events = [], taskSets = [] }) => ({
    events: events.map((one) => ({ ...one, message: recolour(one.message) })),
    taskSets: taskSets.map((one) =>
      one.status === 'PRIMARY'
        ? one
        : {
            ...one,
            loadBalancers: (one.loadBalancers ?? []).map((each) => ({ ...each, targetGroupArn: green })),
          },
    ),
  }));
  return amendTasks(named, ({ stoppedReason }) => ({ stoppedReason: recolour(stoppedReason) }));
}
