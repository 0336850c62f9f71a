import type { ListTasksResponse, Task } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { findCluster, idOf, requireService } from './common/cluster.ts';
import { defineOperation } from './common/operation.ts';
import { pageOf } from './common/page.ts';
import { integer, text } from './common/parameter.ts';
import { invalidParameter } from './common/refusal.ts';

const INPUT = v.object({
  cluster: text,
  serviceName: text,
  family: text,
  containerInstance: text,
  launchType: text,
  startedBy: text,
  desiredStatus: v.optional(
    v.picklist(['RUNNING', 'PENDING', 'STOPPED'], 'Invalid desiredStatus.'),
    'RUNNING',
  ),
  maxResults: integer('maxResults', 1, 100),
  nextToken: text,
});

/**
 * The ARNs of a cluster's tasks by *desired* status (RUNNING unless asked otherwise), in no order that means anything:
 * a task that is still stopping is listed as STOPPED, and PENDING selects nothing.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html
 */
export const listTasks = defineOperation({
  service: 'ecs',
  input: INPUT,
  answer(account, input, faults): ListTasksResponse {
    refuseFiltersBesideStartedBy(input);
    const cluster = findCluster(account, input.cluster);
    const service =
      input.serviceName === undefined ? undefined : requireService(account, cluster, input.serviceName);
    const hidden =
      faults.hidesStoppedTasksByService === true &&
      service !== undefined &&
      input.desiredStatus === 'STOPPED';
    const tasks = hidden
      ? []
      : account.tasks.filter(
          (task) =>
            task.clusterArn === cluster.clusterArn &&
            (service === undefined || task.group === `service:${service.serviceName}`) &&
            isSelected(task, input),
        );
    const page = pageOf(tasks.flatMap(({ taskArn }) => taskArn ?? []).sort(), {
      service: 'ecs',
      operation: 'ListTasks',
      size: input.maxResults ?? 100,
      token: input.nextToken,
    });
    return { taskArns: page.items, nextToken: page.next };
  },
});

function isSelected(task: Task, input: v.InferOutput<typeof INPUT>): boolean {
  return (
    task.desiredStatus === input.desiredStatus &&
    (input.family === undefined || familyOf(task) === input.family) &&
    (input.launchType === undefined || task.launchType === input.launchType) &&
    (input.startedBy === undefined || task.startedBy === input.startedBy) &&
    (input.containerInstance === undefined ||
      idOf(task.containerInstanceArn) === idOf(input.containerInstance))
  );
}

function familyOf(task: Task): string | undefined {
  return idOf(task.taskDefinitionArn)?.split(':')[0];
}

function refuseFiltersBesideStartedBy(input: v.InferOutput<typeof INPUT>): void {
  const others = [input.serviceName, input.family, input.containerInstance, input.launchType];
  if (input.startedBy !== undefined && others.some((filter) => filter !== undefined)) {
    throw invalidParameter('ecs', 'startedBy must be the only filter.');
  }
}
