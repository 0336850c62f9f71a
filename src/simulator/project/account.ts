import type { Account } from '../account.ts';
import { targetGroupArn } from '../names.ts';
import type { RevisionSettings } from '../settings.ts';
import { isForgotten } from '../world/retention.ts';
import type { WorldState } from '../world/state.ts';
import { projectCluster } from './cluster.ts';
import { projectEventCapture } from './event-capture.ts';
import {
  projectListeners,
  projectLoadBalancers,
  projectRules,
  projectTargetGroups,
} from './load-balancing.ts';
import { projectLogs } from './logs.ts';
import { projectService, projectServiceRevisions } from './service.ts';
import { projectServiceDeployments } from './service-deployment.ts';
import { projectStackEvents, projectStackResources, projectStacks } from './stack.ts';
import { targetGroupAttributes, targetHealthOf } from './targets.ts';
import { projectTask } from './task.ts';
import { projectTaskDefinition } from './task-definition.ts';
import { projectTemplates } from './template.ts';

/** What the APIs would answer about a world at its present time. */
export function projectAccount(world: WorldState): Account {
  const groups = world.settings.services.flatMap((service) => service.targetGroup ?? []);
  const attributes = groups.map((group) => [targetGroupArn(group), targetGroupAttributes(group)] as const);
  const health = groups.map((group) => [targetGroupArn(group), targetHealthOf(world, group)] as const);
  return {
    clusters: [projectCluster(world)],
    services: world.services.map(projectService),
    tasks: tasksOf(world),
    taskDefinitions: revisionsOf(world).map((revision) => projectTaskDefinition(world, revision)),
    serviceDeployments: world.services.flatMap(projectServiceDeployments),
    serviceRevisions: world.services.flatMap(projectServiceRevisions),
    containerInstances: [],
    targetGroups: projectTargetGroups(groups),
    targetGroupAttributes: Object.fromEntries(attributes),
    targetHealth: Object.fromEntries(health),
    loadBalancers: projectLoadBalancers(world, groups),
    listeners: projectListeners(groups),
    rules: projectRules(groups),
    stacks: projectStacks(world),
    stackEvents: projectStackEvents(world),
    stackResources: projectStackResources(world),
    templates: projectTemplates(world),
    logs: { ...projectLogs(world), ...projectEventCapture(world) },
  };
}

function tasksOf(world: WorldState): Account['tasks'] {
  const now = world.agenda.now();
  const tasks = [...world.services.flatMap((service) => service.tasks), ...world.oneOffTasks];
  return tasks
    .filter((task) => !isForgotten(task.times.stoppedAt, now))
    .map((task) => projectTask(task, world.settings.cluster));
}

/** Every task definition of the story, once. */
function revisionsOf(world: WorldState): RevisionSettings[] {
  const { services, oneOffs } = world.settings;
  const released = services.flatMap((service) => service.releases.map((planned) => planned.revision));
  return [...new Set([...released, ...oneOffs.map((oneOff) => oneOff.revision)])];
}
