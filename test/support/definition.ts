import type { ContainerDefinition, TaskDefinition } from '../../src/model/task-definition.ts';
import { untrusted } from '../../src/model/text.ts';
import { containerDefinition } from './snapshot.ts';
import { DEFINITION_ARN } from './task.ts';

/** The task definition of the service’s revision, with these containers and no more. */
export function definition(...containers: readonly ContainerDefinition[]): TaskDefinition {
  return {
    arn: DEFINITION_ARN,
    family: untrusted('backend'),
    revision: 89,
    requiresCompatibilities: [],
    containers,
  };
}

/** The application waits until its migration has ended well. */
export const WITH_MIGRATION = definition(
  containerDefinition('api', {
    dependsOn: [{ containerName: untrusted('migrate'), condition: untrusted('SUCCESS') }],
  }),
  containerDefinition('migrate', { essential: false }),
);
