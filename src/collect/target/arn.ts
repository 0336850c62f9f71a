/** The parts of an ARN that a target needs. */
export interface Arn {
  readonly service: string;
  readonly region: string;
  /** What comes after the account, for example `service/cluster/name`. */
  readonly resource: string;
}

const ARN = /^arn:aws[a-z-]{0,20}:([a-z0-9-]{1,40}):([a-z0-9-]{1,40}):\d{12}:(.{1,1000})$/;

/** Reads an ARN of any partition; `undefined` where the text is not one. */
export function parseArn(text: string): Arn | undefined {
  const [, service, region, resource] = ARN.exec(text) ?? [];
  if (service === undefined || region === undefined || resource === undefined) return undefined;
  return { service, region, resource };
}

/** The cluster that ECS takes where none is named: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
export const DEFAULT_CLUSTER = 'default';

/** What an ARN of ECS names. The old short forms lack the cluster. */
export type EcsResource =
  | { readonly type: 'cluster'; readonly cluster: string }
  | { readonly type: 'service' | 'task'; readonly cluster: string | undefined; readonly name: string };

/**
 * The cluster, service or task that an ARN names; `undefined` for anything else.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html#ecs-resource-ids
 */
export function ecsResource({ service, resource }: Arn): EcsResource | undefined {
  if (service !== 'ecs') return undefined;
  const [type, ...names] = resource.split('/');
  if (names.some((name) => !isName(name))) return undefined;
  const [first, second] = names;
  if (first === undefined || names.length > 2) return undefined;
  if (type === 'cluster') return second === undefined ? { type, cluster: first } : undefined;
  if (type !== 'service' && type !== 'task') return undefined;
  return second === undefined
    ? { type, cluster: undefined, name: first }
    : { type, cluster: first, name: second };
}

/** Whether ECS allows a cluster, service or task to be called this. */
export function isName(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,255}$/.test(text);
}
