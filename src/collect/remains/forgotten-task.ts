import type { Task, TaskRecord } from '../../model/task.ts';
import type { TaskDefinition } from '../../model/task-definition.ts';
import { untrusted } from '../../model/text.ts';

/** Whose tasks are looked for. */
export interface Whose {
  readonly cluster: string;
  readonly service: string;
  readonly deploymentId?: string;
  readonly definition: TaskDefinition;
}

/** A task of which ECS says nothing any more: all that is known is that it was there, and where that is on record. */
export function forgottenTask(id: string, recordedIn: TaskRecord, whose: Whose): Task {
  const { cluster, service, deploymentId, definition } = whose;
  const account = definition.arn.split(':').slice(0, 5).join(':');
  return {
    arn: untrusted(`${account}:task/${cluster}/${id}`),
    id: untrusted(id),
    taskDefinitionArn: definition.arn,
    group: untrusted(`service:${service}`),
    startedBy: deploymentId === undefined ? undefined : untrusted(deploymentId),
    lastStatus: untrusted('STOPPED'),
    containers: definition.containers.map(({ name }) => ({ name, hostPorts: [] })),
    recordedIn,
  };
}
