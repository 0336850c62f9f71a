import type { Stack, StackEvent, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type {
  Cluster,
  ContainerInstance,
  Service,
  ServiceDeployment,
  ServiceRevision,
  Task,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import type {
  Listener,
  LoadBalancer,
  Rule,
  TargetGroup,
  TargetGroupAttribute,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';

export interface StoredLogEvent {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
}

/**
 * One AWS account in one region at one moment, in the shapes of the API: what the simulator's operations answer from.
 * A running world projects itself into one; a recorded incident is one.
 */
export interface Account {
  readonly clusters: readonly Cluster[];
  readonly services: readonly Service[];
  readonly tasks: readonly Task[];
  readonly taskDefinitions: readonly TaskDefinition[];
  readonly serviceDeployments: readonly ServiceDeployment[];
  readonly serviceRevisions: readonly ServiceRevision[];
  readonly containerInstances: readonly ContainerInstance[];
  readonly targetGroups: readonly TargetGroup[];
  readonly targetGroupAttributes: Readonly<Record<string, readonly TargetGroupAttribute[]>>;
  /** By target group ARN. */
  readonly targetHealth: Readonly<Record<string, readonly TargetHealthDescription[]>>;
  readonly loadBalancers: readonly LoadBalancer[];
  readonly listeners: readonly Listener[];
  readonly rules: readonly Rule[];
  readonly stacks: readonly Stack[];
  /** By stack name, newest first. */
  readonly stackEvents: Readonly<Record<string, readonly StackEvent[]>>;
  readonly stackResources: Readonly<Record<string, readonly StackResourceSummary[]>>;
  readonly templates: Readonly<Record<string, string>>;
  /** By log group, then stream; oldest event first. */
  readonly logs: Readonly<Record<string, Readonly<Record<string, readonly StoredLogEvent[]>>>>;
}

/** What goes wrong on purpose. Actions are IAM names such as `ecs:ListTasks`. */
export interface Faults {
  /** Actions to be answered with AccessDenied. */
  readonly denied: readonly string[];
  /** Actions to be throttled: how many calls of each are refused before one is answered. */
  readonly throttled: Readonly<Record<string, number>>;
  /** Every call is answered as if the credentials had run out. */
  readonly credentials?: 'expired';
  /** Some accounts answer ListTasks by service with no stopped task although there are some. */
  readonly hidesStoppedTasksByService?: true;
  /** How long an answer over the wire is held back, in milliseconds, by action. */
  readonly delayMilliseconds?: Readonly<Record<string, number>>;
  /** Actions whose answer over the wire arrives damaged, and how. */
  readonly broken?: Readonly<Record<string, Breakage>>;
}

/**
 * A damaged answer: a proxy's HTML page (`html`), no body at all (`empty`), half a body (`truncated`), a body that never
 * ends (`stalled`), or lists where the API has text and the other way round (`mistyped`).
 */
export type Breakage = 'html' | 'empty' | 'truncated' | 'stalled' | 'mistyped';

export const NO_FAULTS: Faults = { denied: [], throttled: {} };
