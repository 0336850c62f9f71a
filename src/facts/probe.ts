import type { Facts } from './facts.ts';

/** A container with a health check, and the command of that check in one line. */
export interface ProbedContainer {
  readonly name: string;
  readonly image?: string;
  readonly command: string;
}

/** The containers of the task definition in question that have a health check. */
export function probedContainers({ definition }: Facts): readonly ProbedContainer[] {
  return (definition?.containers ?? []).flatMap(({ name, image, healthCheck }) =>
    healthCheck === undefined ? [] : [{ name, image, command: healthCheck.command.join(' ') }],
  );
}

/** Whether the check of a container was seen to pass in any task of the service. */
export function hasPassed(containerName: string, { live, stops }: Facts): boolean {
  return [...live, ...stops].some(({ task }) =>
    task.containers.some(({ name, healthStatus }) => name === containerName && healthStatus === 'HEALTHY'),
  );
}
