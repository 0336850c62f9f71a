import type { Facts } from './facts.ts';

/** Whether the health check of a container was seen to pass, in any task of the revision in question, alive or dead. */
export function wasSeenHealthy(containerName: string, { live, stops, definition }: Facts): boolean {
  return [...live, ...stops].some(
    ({ task }) =>
      task.taskDefinitionArn === definition?.arn &&
      task.containers.some(({ name, healthStatus }) => name === containerName && healthStatus === 'HEALTHY'),
  );
}
