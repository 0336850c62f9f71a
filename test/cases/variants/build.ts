import type { Task } from '@aws-sdk/client-ecs';
import type { Category, Verdict } from '../../../src/model/verdict.ts';
import { type Account, NO_FAULTS } from '../../../src/simulator/account.ts';
import type { Case } from '../../support/case-account.ts';
import { arn, taskId } from './account/arn.ts';
import type { TaskSpec } from './account/course.ts';
import { tasksAt } from './account/cycle.ts';
import { type Deployed, deploy } from './account/deploy.ts';
import type { Note } from './account/event.ts';
import { container, type ServiceSpec, settled } from './account/service-spec.ts';
import { instant } from './account/time.ts';

/** One incident: what happened, what a right diagnosis says, and the service that it happened to. */
export interface Incident {
  readonly id: string;
  /** What really happened, and why a hasty reader gets it wrong. */
  readonly story: string;
  /** Whether the most visible signal points at a wrong category. */
  readonly misleading?: boolean;
  readonly verdict: readonly Verdict[];
  readonly category: Category | null;
  readonly mention: readonly string[];
  readonly not: readonly Category[];
  readonly service: ServiceSpec;
  readonly tasks: readonly TaskSpec[];
  readonly notes?: readonly Note[];
  /** Settings that are not at fault: a right answer does not tell to change them. */
  readonly innocent?: readonly string[];
  /** The names of quiet services in the same cluster. */
  readonly neighbours?: readonly string[];
  /** Further services and tasks of the account. */
  readonly beside?: readonly Deployed[];
  /** One-off tasks of the same cluster. */
  readonly alone?: readonly Task[];
  /** Actions that the caller lacks. */
  readonly denied?: readonly string[];
}

/** An incident in the form of the recorded ones, with the settings that are not at fault. */
export interface Variant extends Case {
  readonly innocent: readonly string[];
}

/** The incident as a recorded case: the whole account, with everything that follows from the tasks. */
export function build(incident: Incident): Variant {
  const { service } = incident;
  const parts = [
    deploy(service, incident.tasks, incident.notes),
    ...(incident.neighbours ?? ['reports']).map((name) => neighbour(service.cluster, name)),
    ...(incident.beside ?? []),
  ];
  return {
    id: incident.id,
    story: incident.story,
    args: ['--cluster', service.cluster, '--service', service.name],
    misleading: incident.misleading ?? false,
    innocent: incident.innocent ?? [],
    truth: {
      verdict: incident.verdict,
      category: incident.category,
      cause: incident.id,
      mention: incident.mention,
      not: incident.not,
    },
    account: accountOf(service.cluster, parts, incident.alone ?? []),
    faults: { ...NO_FAULTS, denied: [...(incident.denied ?? [])] },
  };
}

/** A service that has run for days without an event worth reading. */
export function neighbour(cluster: string, name: string): Deployed {
  const service = {
    cluster,
    name,
    desired: 2,
    containers: [container(name, 'app')],
    history: settled(41, -777_600),
  };
  return deploy(service, tasksAt(-777_560, 2, {}));
}

/** A task that somebody ran by hand `at` seconds after now, and that ended by itself with `exitCode`. */
export function oneOffTask(cluster: string, family: string, at: number, exitCode: number): Task {
  const id = taskId(family, 'alone');
  return {
    taskArn: arn('ecs', `task/${cluster}/${id}`),
    clusterArn: arn('ecs', `cluster/${cluster}`),
    taskDefinitionArn: arn('ecs', `task-definition/${family}:3`),
    group: `family:${family}`,
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    launchType: 'FARGATE',
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    createdAt: instant(at),
    connectivityAt: instant(at + 9),
    pullStartedAt: instant(at + 12),
    pullStoppedAt: instant(at + 21),
    startedAt: instant(at + 24),
    executionStoppedAt: instant(at + 61),
    stoppingAt: instant(at + 61.2),
    stoppedAt: instant(at + 82),
    containers: [{ name: family, lastStatus: 'STOPPED', exitCode, healthStatus: 'UNKNOWN' }],
  };
}

function accountOf(cluster: string, parts: readonly Deployed[], alone: readonly Task[]): Account {
  const tasks = [...parts.flatMap((part) => part.tasks), ...alone];
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  return {
    clusters: [
      {
        clusterArn: arn('ecs', `cluster/${cluster}`),
        clusterName: cluster,
        status: 'ACTIVE',
        runningTasksCount: running,
        pendingTasksCount: parts.reduce((sum, { services }) => sum + (services[0]?.pendingCount ?? 0), 0),
        activeServicesCount: parts.length,
        registeredContainerInstancesCount: parts.flatMap((part) => part.containerInstances).length,
      },
    ],
    services: parts.flatMap((part) => part.services),
    tasks,
    taskDefinitions: parts.flatMap((part) => part.taskDefinitions),
    serviceDeployments: parts.flatMap((part) => part.serviceDeployments),
    serviceRevisions: parts.flatMap((part) => part.serviceRevisions),
    containerInstances: parts.flatMap((part) => part.containerInstances),
    targetGroups: parts.flatMap((part) => part.targetGroups),
    targetGroupAttributes: Object.assign({}, ...parts.map((part) => part.targetGroupAttributes)),
    targetHealth: Object.assign({}, ...parts.map((part) => part.targetHealth)),
    loadBalancers: parts.flatMap((part) => part.loadBalancers),
    listeners: parts.flatMap((part) => part.listeners),
    rules: [],
    stacks: [],
    stackEvents: {},
    stackResources: {},
    templates: {},
    logs: Object.assign({}, ...parts.map((part) => part.logs)),
  };
}
