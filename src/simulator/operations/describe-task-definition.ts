import type { DescribeTaskDefinitionResponse, TaskDefinition } from '@aws-sdk/client-ecs';
import * as v from 'valibot';
import type { Account } from '../account.ts';
import { ApiError } from '../api-error.ts';
import { idOf } from './common/cluster.ts';
import { defineOperation } from './common/operation.ts';

/**
 * A task definition by ARN, `family:revision`, or family, which stands for its latest active revision.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html
 */
export const describeTaskDefinition = defineOperation({
  service: 'ecs',
  input: v.object({ taskDefinition: v.string() }),
  answer(account, input): DescribeTaskDefinitionResponse {
    const taskDefinition = find(account, idOf(input.taskDefinition) ?? input.taskDefinition);
    if (taskDefinition === undefined) {
      throw new ApiError('ClientException', 'Unable to describe task definition.');
    }
    return { taskDefinition, tags: [] };
  },
});

function find(account: Account, name: string): TaskDefinition | undefined {
  const [family, revision] = name.split(':');
  const ofFamily = account.taskDefinitions.filter((one) => one.family === family);
  if (revision !== undefined) return ofFamily.find((one) => String(one.revision) === revision);
  return ofFamily
    .filter(({ status }) => status !== 'INACTIVE')
    .reduce<TaskDefinition | undefined>(
      (latest, one) => ((one.revision ?? 0) > (latest?.revision ?? 0) ? one : latest),
      undefined,
    );
}
