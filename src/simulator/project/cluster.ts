import type { Cluster } from '@aws-sdk/client-ecs';
import { clusterArn } from '../names.ts';
import type { WorldState } from '../world/state.ts';
import { countStatuses } from './counts.ts';

/** The two subnets and zones of every world. */
export const ZONES = [
  { name: 'eu-west-1a', subnetId: 'subnet-0a51cf26be0d73e19' },
  { name: 'eu-west-1b', subnetId: 'subnet-0f27d88a914c3b6e2' },
] as const;

/** The one security group of every world. */
export const SECURITY_GROUP_ID = 'sg-0b6d1f4c7a2e9538d';

/** The one cluster of a world. */
export function projectCluster(world: WorldState): Cluster {
  const tasks = [...world.services.flatMap((service) => service.tasks), ...world.oneOffTasks];
  const { running, pending } = countStatuses(tasks);
  return {
    clusterArn: clusterArn(world.settings.cluster),
    clusterName: world.settings.cluster,
    status: 'ACTIVE',
    registeredContainerInstancesCount: 0,
    runningTasksCount: running,
    pendingTasksCount: pending,
    activeServicesCount: world.services.filter((service) => service.status === 'ACTIVE').length,
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
    settings: [{ name: 'containerInsights', value: 'disabled' }],
    statistics: [],
    tags: [],
  };
}
