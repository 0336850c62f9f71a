import type { DescribeTasksResponse } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import { findCluster, idOf, nameWithin } from './common/cluster.ts';
import { describeEach } from './common/described.ts';
import { defineOperation } from './common/operation.ts';
import { arnHead } from './common/origin.ts';
import { batch, text, texts } from './common/parameter.ts';

/**
 * Up to a hundred tasks by id or ARN. A task that is no longer kept is a `MISSING` failure.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html
 */
export const describeTasks = defineOperation({
  service: 'ecs',
  input: v.object({ cluster: text, tasks: batch('Tasks', 100), include: texts }),
  answer(account, input): DescribeTasksResponse {
    const cluster = findCluster(account, input.cluster);
    const tasks = new Map(
      account.tasks
        .filter(({ clusterArn }) => clusterArn === cluster.clusterArn)
        .map((task) => [idOf(task.taskArn), task]),
    );
    const { found, failures } = describeEach(
      input.tasks,
      (identifier) => tasks.get(nameWithin(cluster, identifier)),
      (identifier) =>
        `${arnHead(account, 'ecs')}task/${cluster.clusterName}/${nameWithin(cluster, identifier)}`,
    );
    const withTags = input.include?.includes('TAGS') ?? false;
    return { tasks: found.map((task) => ({ ...task, tags: withTags ? task.tags : [] })), failures };
  },
});
