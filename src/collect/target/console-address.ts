import { isName } from './arn.ts';
import type { TargetRequest } from './request.ts';

/** The consoles of the three public partitions, with or without a region in front. */
const CONSOLE_HOST =
  /(^|\.)console\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|aws\.amazon\.eu|aws-eusc\.eu)$/;

/**
 * Reads the address of a service, task or cluster in the ECS console, of today (`/ecs/v2/clusters/…`) and of old
 * (`/ecs/home#/clusters/…`). `undefined` where it is not such an address.
 */
export function parseConsoleAddress(text: string): TargetRequest | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || !CONSOLE_HOST.test(url.hostname))
    return undefined;
  const path = url.hash.startsWith('#/') ? url.hash.slice(1) : url.pathname;
  const segments = (path.split('?')[0] ?? '').split('/').map(decoded);
  const after = (name: string): string | undefined => {
    const index = segments.indexOf(name);
    return index < 0 ? undefined : segments[index + 1];
  };
  const cluster = after('clusters');
  if (cluster === undefined || !isName(cluster)) return undefined;
  const region = regionIn(url);
  const service = after('services');
  if (service !== undefined && isName(service))
    return { kind: 'services', cluster, services: [service], region };
  const task = taskAfter(after('tasks'), cluster, segments);
  if (task !== undefined && isName(task)) return { kind: 'task', cluster, task, region };
  return { kind: 'cluster', cluster, region };
}

/** A task stands after `tasks`; in some addresses its cluster stands between. */
function taskAfter(
  first: string | undefined,
  cluster: string,
  segments: readonly string[],
): string | undefined {
  return first === cluster ? segments[segments.indexOf('tasks') + 2] : first;
}

function regionIn(url: URL): string | undefined {
  const inQuery = url.searchParams.get('region') ?? new URLSearchParams(url.hash.split('?')[1]).get('region');
  if (inQuery !== null && inQuery !== '') return inQuery;
  return /^([a-z]{2}(?:-[a-z]+)+-\d+)\.console\./.exec(url.hostname)?.[1];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
