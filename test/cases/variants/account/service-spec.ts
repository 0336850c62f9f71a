import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import { ecrImage, REGION } from './arn.ts';

/** One deployment of a service. Times in seconds after now. */
export interface DeploymentSpec {
  readonly at: number;
  /** Of the task definition. */
  readonly revision: number;
  readonly outcome: 'completed' | 'in-progress' | 'rolled-back' | 'superseded';
  readonly finishedAt?: number;
  /** What the service deployment gives as the reason. */
  readonly reason?: string;
  readonly alarm?: string;
  /** Where they differ from those of the service. */
  readonly containers?: readonly ContainerDefinition[];
  /** Where no breaker counts, the number of failures is that of the tasks. */
  readonly failures?: number;
}

/** The target group of a service, and what its load balancer is. */
export interface BalancerSpec {
  readonly kind: 'app' | 'net';
  readonly container: string;
  readonly port: number;
  /** Settings that differ from `HTTP /health`, 30 s, 5 s, 5 and 2. */
  readonly group?: Partial<TargetGroup>;
}

/** What was asked for. */
export interface ServiceSpec {
  readonly cluster: string;
  readonly name: string;
  readonly desired: number;
  readonly containers: readonly ContainerDefinition[];
  /** Newest first. */
  readonly history: readonly DeploymentSpec[];
  readonly launch?: 'FARGATE' | 'FARGATE_SPOT' | 'EC2';
  readonly cpu?: number;
  readonly memory?: number;
  readonly graceSeconds?: number;
  readonly minimumPercent?: number;
  readonly maximumPercent?: number;
  readonly strategy?: 'ROLLING' | 'BLUE_GREEN';
  readonly breaker?: boolean;
  readonly alarms?: readonly string[];
  readonly balancer?: BalancerSpec;
  /** False where the log groups that the containers name do not exist. */
  readonly hasLogGroup?: boolean;
  /** Further settings of the task definition. */
  readonly definition?: Partial<TaskDefinition>;
}

const MONTHS_AGO = -9_000_000;

/** An essential container of `service` that logs to CloudWatch; `more` adds to it or overrides. */
export function container(
  service: string,
  name: string,
  more: Partial<ContainerDefinition> = {},
): ContainerDefinition {
  return {
    name,
    image: ecrImage(`${service}/${name}`, '2c7f1e9'),
    essential: true,
    cpu: 0,
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': `/ecs/${service}`,
        'awslogs-region': REGION,
        'awslogs-stream-prefix': 'ecs',
      },
    },
    ...more,
  };
}

/** The port mapping of a container in awsvpc mode. */
export function port(containerPort: number): Pick<ContainerDefinition, 'portMappings'> {
  return { portMappings: [{ containerPort, hostPort: containerPort, protocol: 'tcp' }] };
}

/** A history in which one deployment completed long ago. */
export function settled(revision: number, at = -864_000): DeploymentSpec[] {
  return [{ at, revision, outcome: 'completed', finishedAt: at + 300 }];
}

/** A history in which `revision` has been rolling out since `at`, over one that worked. */
export function releasing(revision: number, at: number): DeploymentSpec[] {
  return [{ at, revision, outcome: 'in-progress' }, ...settled(revision - 1)];
}

/** A history that has only a first deployment, begun at `at`. */
export function firstRelease(at: number): DeploymentSpec[] {
  return [{ at, revision: 1, outcome: 'in-progress' }];
}

/** When the service was created: with its first deployment, or months before those that are remembered. */
export function createdAt({ history }: ServiceSpec): number {
  const oldest = history.at(-1);
  return oldest?.revision === 1 ? oldest.at : MONTHS_AGO;
}

/** The containers of one deployment. */
export function containersOf(spec: ServiceSpec, deployment: DeploymentSpec): readonly ContainerDefinition[] {
  return deployment.containers ?? spec.containers;
}
