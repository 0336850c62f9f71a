import type { LogExcerpt } from '../../src/model/log.ts';
import type { Remains } from '../../src/model/remains.ts';
import { denied, present, type Section } from '../../src/model/section.ts';
import type {
  Deployment,
  ServiceDeployment,
  ServiceEvent,
  ServiceRevision,
  ServiceSettings,
  ServiceState,
} from '../../src/model/service.ts';
import type { SectionName, Snapshot } from '../../src/model/snapshot.ts';
import type { Stack } from '../../src/model/stack.ts';
import type { TargetGroup, TargetHealth } from '../../src/model/target-group.ts';
import type { ContainerInstance, Task } from '../../src/model/task.ts';
import type { ContainerDefinition, TaskDefinition } from '../../src/model/task-definition.ts';
import { untrusted } from '../../src/model/text.ts';
import { ago, DEFINITION_ARN, DEPLOYMENT, GROUP_ARN, NOW, runningTask } from './task.ts';

/** What differs from the healthy service; lists replace those of the healthy service, parts are laid over them. */
export interface Change {
  readonly settings?: Partial<ServiceSettings>;
  readonly state?: Partial<ServiceState>;
  /** Over the one deployment of the service. */
  readonly deployment?: Partial<Deployment>;
  readonly definition?: Partial<TaskDefinition>;
  /** Over the container `api`. */
  readonly container?: Partial<ContainerDefinition>;
  /** Beside the container `api`. */
  readonly sidecars?: readonly ContainerDefinition[];
  readonly targetGroup?: Partial<TargetGroup>;
  readonly targets?: readonly TargetHealth[];
  readonly running?: readonly Task[];
  readonly stopped?: readonly Task[];
  /** Of other services, on the hosts of this one. */
  readonly otherStopping?: readonly Task[];
  readonly events?: readonly ServiceEvent[];
  readonly logs?: readonly LogExcerpt[];
  readonly hosts?: readonly ContainerInstance[];
  readonly serviceDeployments?: readonly ServiceDeployment[];
  readonly serviceRevisions?: readonly ServiceRevision[];
  readonly stack?: Stack;
  readonly remains?: Section<Remains>;
}

/**
 * A snapshot of a Fargate service behind an Application Load Balancer: two tasks wanted, running and healthy, deployed an
 * hour ago, with a circuit breaker, 1024 MiB, a container check (60 s + 3 × 20 s) and a grace period of 180 s.
 */
export function healthySnapshot(change: Change = {}): Snapshot {
  const running = change.running ?? [runningTask('aaa1'), runningTask('aaa2')];
  return {
    version: 1,
    takenAt: NOW,
    target: { cluster: untrusted('prod'), service: untrusted('backend'), region: untrusted('us-east-1') },
    blueprint: {
      service: present({ ...SETTINGS, ...change.settings }),
      taskDefinitions: present([definitionWith(change)]),
      targetGroups: present([{ ...TARGET_GROUP, ...change.targetGroup }]),
    },
    vitals: {
      service: present({
        ...STATE,
        runningCount: running.length,
        deployments: [{ ...PRIMARY, runningCount: running.length, ...change.deployment }],
        events: change.events ?? [],
        ...change.state,
      }),
      serviceDeployments: present(change.serviceDeployments ?? []),
      serviceRevisions: present(change.serviceRevisions ?? []),
      runningTasks: present(running),
      stoppedTasks: present(change.stopped ?? []),
      otherStoppedTasks: 0,
      otherStoppingTasks: change.otherStopping ?? [],
      targetHealth: present([
        { targetGroupArn: GROUP_ARN, targets: present(change.targets ?? running.map(healthyTarget)) },
      ]),
      containerInstances: present(change.hosts ?? []),
      stack: change.stack ? present(change.stack) : { state: 'absent', reason: 'no stack was named' },
      logs: present(change.logs ?? []),
      remains: change.remains ?? { state: 'absent', reason: 'ECS still shows the tasks that matter' },
    },
    apiCalls: {},
  };
}

/** The snapshot of a caller who may not read one section. */
export function without(section: SectionName, snapshot: Snapshot): Snapshot {
  const lacking = denied<never>(`needs:${section}`, untrusted('User is not authorized'));
  const { blueprint, vitals } = snapshot;
  switch (section) {
    case 'taskDefinitions':
    case 'targetGroups':
      return { ...snapshot, blueprint: { ...blueprint, [section]: lacking } };
    case 'service':
      return {
        ...snapshot,
        blueprint: { ...blueprint, service: lacking },
        vitals: { ...vitals, service: lacking },
      };
    default:
      return { ...snapshot, vitals: { ...vitals, [section]: lacking } };
  }
}

/** A sidecar without a check; essential unless the change says otherwise. */
export function containerDefinition(
  name: string,
  change: Partial<ContainerDefinition> = {},
): ContainerDefinition {
  return { ...CONTAINER, name: untrusted(name), healthCheck: undefined, portMappings: [], ...change };
}

/** An event of the service, so many seconds ago. */
export function event(secondsAgo: number, message: string): ServiceEvent {
  return { id: untrusted(`event-${secondsAgo}`), at: ago(secondsAgo), message: untrusted(message) };
}

/** The event by which the scheduler says why the target of a task is unhealthy. */
export function targetEvent(secondsAgo: number, reason: string, taskId = 'dead1'): ServiceEvent {
  const where = `(service backend) (task ${taskId}) (port 8000) is unhealthy in (target-group ${GROUP_ARN})`;
  return event(secondsAgo, `${where} due to (reason ${reason}).`);
}

/** The event by which the scheduler says that all is well. */
export function steadyEvent(secondsAgo: number): ServiceEvent {
  return event(secondsAgo, '(service backend) has reached a steady state.');
}

/** What the load balancer says of a target that it finds unhealthy. */
export function unhealthyTarget(description: string, port = 8000): TargetHealth {
  return {
    targetId: untrusted('10.0.1.9'),
    port,
    state: untrusted('unhealthy'),
    description: untrusted(description),
  };
}

function healthyTarget(task: Task): TargetHealth {
  return { targetId: task.privateAddress ?? untrusted('10.0.0.1'), port: 8000, state: untrusted('healthy') };
}

function definitionWith({ definition, container, sidecars = [] }: Change): TaskDefinition {
  return { ...DEFINITION, containers: [{ ...CONTAINER, ...container }, ...sidecars], ...definition };
}

const CONTAINER: ContainerDefinition = {
  name: untrusted('api'),
  image: untrusted('123456789012.dkr.ecr.us-east-1.amazonaws.com/backend:89'),
  essential: true,
  command: [],
  entryPoint: [],
  portMappings: [{ containerPort: 8000, hostPort: 8000 }],
  environment: [],
  secretNames: [],
  healthCheck: {
    command: ['CMD-SHELL', 'curl -f http://localhost:8000/health || exit 1'].map(untrusted),
    intervalSeconds: 20,
    timeoutSeconds: 5,
    retries: 3,
    startPeriodSeconds: 60,
  },
  dependsOn: [],
  restartsInPlace: false,
  readsOnlyRoot: false,
};

const DEFINITION: TaskDefinition = {
  arn: DEFINITION_ARN,
  family: untrusted('backend'),
  revision: 89,
  networkMode: untrusted('awsvpc'),
  cpuUnits: 512,
  memoryMiB: 1024,
  requiresCompatibilities: [untrusted('FARGATE')],
  containers: [CONTAINER],
};

const SETTINGS: ServiceSettings = {
  name: untrusted('backend'),
  arn: untrusted('arn:aws:ecs:us-east-1:123456789012:service/prod/backend'),
  clusterName: untrusted('prod'),
  taskDefinitionArn: DEFINITION_ARN,
  desiredCount: 2,
  launchType: untrusted('FARGATE'),
  capacityProviders: [],
  schedulingStrategy: untrusted('REPLICA'),
  deploymentController: untrusted('ECS'),
  healthCheckGracePeriodSeconds: 180,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  circuitBreaker: { enabled: true, rollback: true },
  loadBalancers: [{ targetGroupArn: GROUP_ARN, containerName: untrusted('api'), containerPort: 8000 }],
  placementConstraints: [],
};

const TARGET_GROUP: TargetGroup = {
  arn: GROUP_ARN,
  name: untrusted('backend'),
  protocol: untrusted('HTTP'),
  port: 8000,
  targetType: untrusted('ip'),
  healthCheckProtocol: untrusted('HTTP'),
  healthCheckPort: untrusted('traffic-port'),
  healthCheckPath: untrusted('/health'),
  healthCheckIntervalSeconds: 30,
  healthCheckTimeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: untrusted('200'),
  loadBalancerArns: [],
};

/** The deployment of the healthy service. */
export const PRIMARY: Deployment = {
  id: DEPLOYMENT,
  status: untrusted('PRIMARY'),
  taskDefinitionArn: DEFINITION_ARN,
  desiredCount: 2,
  runningCount: 2,
  pendingCount: 0,
  failedTasks: 0,
  rolloutState: untrusted('COMPLETED'),
  createdAt: ago(3600),
};

const STATE: ServiceState = {
  status: untrusted('ACTIVE'),
  desiredCount: 2,
  runningCount: 2,
  pendingCount: 0,
  deployments: [PRIMARY],
  events: [],
};
