import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import { REGION, roleArn, taskDefinitionArn } from '../names.ts';
import type { ContainerSettings, RevisionSettings } from '../settings.ts';
import type { WorldState } from '../world/state.ts';
import { dateOf } from './dates.ts';

/** A task definition as DescribeTaskDefinition answers. */
export function projectTaskDefinition(world: WorldState, revision: RevisionSettings): TaskDefinition {
  const { family } = revision;
  return {
    taskDefinitionArn: taskDefinitionArn(revision),
    family,
    revision: revision.revision,
    status: 'ACTIVE',
    networkMode: 'awsvpc',
    cpu: String(revision.cpuUnits),
    memory: String(revision.memoryMiB),
    requiresCompatibilities: ['FARGATE'],
    compatibilities: ['EC2', 'FARGATE'],
    runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
    taskRoleArn: roleArn(`${family}-task`),
    executionRoleArn: roleArn(`${family}-execution`),
    containerDefinitions: [projectContainer(revision.container)],
    volumes: [],
    placementConstraints: [],
    registeredAt: dateOf(registeredAt(world, revision)),
    registeredBy: roleArn('deploy'),
  };
}

/** Shortly before it was first released. */
function registeredAt(world: WorldState, revision: RevisionSettings): number {
  const releases = world.settings.services.flatMap((service) => service.releases);
  const first = releases.find((planned) => planned.revision === revision);
  return world.start + ((first?.atSeconds ?? -86_400) - 160) * 1000;
}

function projectContainer(container: ContainerSettings): ContainerDefinition {
  const { check } = container;
  return {
    name: container.name,
    image: container.image,
    essential: true,
    cpu: 0,
    memory: container.memoryMiB,
    command: [...container.command],
    portMappings: [{ containerPort: container.port, hostPort: container.port, protocol: 'tcp' }],
    environment: Object.entries(container.environment).map(([name, value]) => ({ name, value })),
    secrets: Object.entries(container.secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    stopTimeout: container.stopTimeoutSeconds,
    healthCheck: check && {
      command: [...check.command],
      interval: check.intervalSeconds,
      timeout: check.timeoutSeconds,
      retries: check.retries,
      startPeriod: check.startPeriodSeconds,
    },
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': container.logGroup,
        'awslogs-region': REGION,
        'awslogs-stream-prefix': container.logPrefix,
      },
    },
  };
}
