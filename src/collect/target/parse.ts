import { UserError } from '../../errors.ts';
import { type Arn, DEFAULT_CLUSTER, ecsResource, isName, parseArn } from './arn.ts';
import { parseConsoleAddress } from './console-address.ts';
import type { TargetRequest } from './request.ts';

/** The target flags as they were typed. */
export interface TargetFlags {
  readonly cluster?: string;
  readonly services: readonly string[];
  readonly stack?: string;
  readonly positional?: string;
}

const USAGE =
  'Pass --cluster C --service S, or --stack NAME, or one of: a service ARN, a task ARN, cluster/service, an address of the ECS console.';

/** What was asked for by the target flags. Throws a `UserError` (code 2) where they contradict each other or make no sense. */
export function parseTarget(flags: TargetFlags): TargetRequest {
  const { cluster, services, stack, positional } = flags;
  const hasNames = cluster !== undefined || services.length > 0;
  if (stack !== undefined) {
    if (hasNames || positional !== undefined) {
      throw new UserError(
        '--stack finds the services itself',
        'Leave out --cluster, --service and the argument, or --stack.',
      );
    }
    return parseStack(stack);
  }
  if (positional !== undefined) {
    if (services.length > 0) {
      throw new UserError(`both "${positional}" and --service name a service`, 'Leave one of them out.');
    }
    return withCluster(parsePositional(positional), cluster);
  }
  if (services.length > 0) return parseServices(services, cluster);
  if (cluster !== undefined) {
    const named = parseCluster(cluster);
    return { kind: 'cluster', cluster: named.name, region: named.region };
  }
  throw new UserError('nothing was named to look at', USAGE);
}

/** CloudFormation's own rule for names; an ARN names a stack that was deleted as well. */
function parseStack(stack: string): TargetRequest {
  const arn = parseArn(stack);
  if (arn?.service === 'cloudformation' && arn.resource.startsWith('stack/')) {
    return { kind: 'stack', stack, region: arn.region };
  }
  if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(stack)) {
    throw new UserError(
      `"${stack}" is not the name of a stack`,
      'Letters, digits and hyphens, or the ARN of a stack.',
    );
  }
  return { kind: 'stack', stack };
}

function parsePositional(text: string): TargetRequest {
  const arn = parseArn(text);
  if (arn !== undefined) return parseArnTarget(text, arn);
  if (/^https?:/i.test(text)) {
    const address = parseConsoleAddress(text);
    if (address !== undefined) return address;
    throw new UserError(
      `"${text}" is not the address of an ECS service or task in the AWS console`,
      'Copy it from the page of the service, or pass --cluster and --service.',
    );
  }
  if (text.startsWith('arn:')) throw new UserError(`"${text}" is not a whole ARN`, USAGE);
  const [cluster = '', service = '', ...rest] = text.split('/');
  if (rest.length > 0 || !isName(cluster) || !isName(service)) {
    throw new UserError(`"${text}" names neither a service nor a task`, USAGE);
  }
  return { kind: 'services', cluster, services: [service] };
}

function parseArnTarget(text: string, arn: Arn): TargetRequest {
  if (arn.service === 'cloudformation') return parseStack(text);
  const resource = ecsResource(arn);
  const { region } = arn;
  switch (resource?.type) {
    case 'cluster':
      return { kind: 'cluster', cluster: resource.cluster, region };
    case 'service':
      return {
        kind: 'services',
        cluster: resource.cluster ?? DEFAULT_CLUSTER,
        services: [resource.name],
        region,
      };
    case 'task':
      return { kind: 'task', cluster: resource.cluster ?? DEFAULT_CLUSTER, task: resource.name, region };
    case undefined:
      throw new UserError(`"${text}" is not the ARN of an ECS service or task`, USAGE);
  }
}

/** `--service` takes names and ARNs; all must be of one cluster. */
function parseServices(services: readonly string[], cluster: string | undefined): TargetRequest {
  const parsed = services.map((text) => parseService(text));
  const named = cluster === undefined ? undefined : parseCluster(cluster);
  const clusters = distinct([named?.name, ...parsed.map((one) => one.cluster)]);
  const regions = distinct([named?.region, ...parsed.map((one) => one.region)]);
  if (clusters.length > 1) {
    throw new UserError(
      `the services are in different clusters: ${clusters.join(', ')}`,
      'Ask for one cluster at a time.',
    );
  }
  if (regions.length > 1) {
    throw new UserError(
      `the ARNs are of different regions: ${regions.join(', ')}`,
      'Ask for one region at a time.',
    );
  }
  return {
    kind: 'services',
    cluster: clusters[0] ?? DEFAULT_CLUSTER,
    services: distinct(parsed.map(({ name }) => name)),
    region: regions[0],
  };
}

interface NamedService {
  readonly name: string;
  readonly cluster?: string;
  readonly region?: string;
}

function parseService(text: string): NamedService {
  const arn = parseArn(text);
  const resource = arn && ecsResource(arn);
  if (resource?.type === 'service')
    return { name: resource.name, cluster: resource.cluster, region: arn?.region };
  if (isName(text)) return { name: text };
  throw new UserError(
    `"${text}" is not the name of a service`,
    'A name has letters, digits, hyphens and underscores; the ARN of a service will do as well.',
  );
}

function parseCluster(text: string): { readonly name: string; readonly region?: string } {
  const arn = parseArn(text);
  const resource = arn && ecsResource(arn);
  if (resource?.type === 'cluster') return { name: resource.cluster, region: arn?.region };
  if (isName(text)) return { name: text };
  throw new UserError(
    `"${text}" is not the name of a cluster`,
    'A name has letters, digits, hyphens and underscores; the ARN of a cluster will do as well.',
  );
}

/** `--cluster` beside an argument helps where an old ARN lacks the cluster; otherwise it must say the same. */
function withCluster(request: TargetRequest, flag: string | undefined): TargetRequest {
  if (flag === undefined || request.kind === 'stack') return request;
  const { name, region } = parseCluster(flag);
  if (request.cluster !== name && request.cluster !== DEFAULT_CLUSTER) {
    throw new UserError(
      `--cluster says ${name}, but the argument is of cluster ${request.cluster}`,
      'Leave out --cluster.',
    );
  }
  return { ...request, cluster: name, region: request.region ?? region };
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
