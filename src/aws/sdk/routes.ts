import type { AwsService, OperationName } from '../operations.ts';
import type { ClientSettings, Senders } from './sender.ts';

type EcsSenders = ReturnType<typeof import('./ecs.ts').ecsSenders>;
type LoadBalancingSenders = ReturnType<typeof import('./load-balancing.ts').loadBalancingSenders>;
type CloudFormationSenders = ReturnType<typeof import('./cloudformation.ts').cloudFormationSenders>;
type LogsSenders = ReturnType<typeof import('./logs.ts').logsSenders>;

/** The clients of one region, each loaded and built on its first use. */
export interface Clients {
  ecs(): Promise<EcsSenders>;
  elasticloadbalancing(): Promise<LoadBalancingSenders>;
  cloudformation(): Promise<CloudFormationSenders>;
  logs(): Promise<LogsSenders>;
}

/** Clients that are not built yet: the SDK of a service is loaded when the first call needs it. */
export function lazyClients(settings: ClientSettings): Clients {
  return {
    ecs: once(async () => (await import('./ecs.ts')).ecsSenders(settings)),
    elasticloadbalancing: once(async () =>
      (await import('./load-balancing.ts')).loadBalancingSenders(settings),
    ),
    cloudformation: once(async () => (await import('./cloudformation.ts')).cloudFormationSenders(settings)),
    logs: once(async () => (await import('./logs.ts')).logsSenders(settings)),
  } satisfies Record<AwsService, () => Promise<unknown>>;
}

/** Which client sends an operation. An operation that is not here cannot be sent at all. */
export const ROUTES: { readonly [O in OperationName]: (clients: Clients) => Promise<Senders<O>> } = {
  DescribeServices: (clients) => clients.ecs(),
  ListServices: (clients) => clients.ecs(),
  ListClusters: (clients) => clients.ecs(),
  ListTasks: (clients) => clients.ecs(),
  DescribeTasks: (clients) => clients.ecs(),
  DescribeTaskDefinition: (clients) => clients.ecs(),
  ListServiceDeployments: (clients) => clients.ecs(),
  DescribeServiceDeployments: (clients) => clients.ecs(),
  DescribeServiceRevisions: (clients) => clients.ecs(),
  DescribeContainerInstances: (clients) => clients.ecs(),
  DescribeTargetGroups: (clients) => clients.elasticloadbalancing(),
  DescribeTargetGroupAttributes: (clients) => clients.elasticloadbalancing(),
  DescribeTargetHealth: (clients) => clients.elasticloadbalancing(),
  DescribeLoadBalancers: (clients) => clients.elasticloadbalancing(),
  DescribeListeners: (clients) => clients.elasticloadbalancing(),
  DescribeStacks: (clients) => clients.cloudformation(),
  DescribeStackEvents: (clients) => clients.cloudformation(),
  ListStackResources: (clients) => clients.cloudformation(),
  FilterLogEvents: (clients) => clients.logs(),
};

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
