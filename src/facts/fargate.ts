import type { TaskDefinition } from '../model/task-definition.ts';

/** The longest `startTimeout` and `stopTimeout` that Fargate accepts: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
export const LONGEST_FARGATE_TIMEOUT_SECONDS = 120;

/** Whether a task definition is meant for Fargate; `false` where it could not be read. */
export function isForFargate(definition: TaskDefinition | undefined): boolean {
  return definition?.requiresCompatibilities.some((value) => value === 'FARGATE') ?? false;
}
