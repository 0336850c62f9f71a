import type { AwsPort } from '../aws/port.ts';
import { type Section, valueOr } from '../model/section.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TargetGroup } from '../model/target-group.ts';
import { listenersAnswer, loadBalancersAnswer } from './answers/listener.ts';
import { readAnswer } from './answers/read-answer.ts';
import { observe } from './observe.ts';

const HTTP: ReadonlySet<string> = new Set(['HTTP', 'HTTPS']);

/**
 * Where the load balancer answers for the service: its name, the port of its listener, and the path of the health check or
 * another one. `undefined` where no listener speaks HTTP; a section that was not read where one of the calls was refused.
 */
export async function readProbeAddress(
  port: AwsPort,
  snapshot: Snapshot,
  path: string | undefined,
): Promise<Section<URL | undefined>> {
  const group = valueOr(snapshot.blueprint.targetGroups, []).find(
    ({ loadBalancerArns }) => loadBalancerArns.length > 0,
  );
  return await observe(async () => (group === undefined ? undefined : await addressOf(port, group, path)));
}

async function addressOf(
  port: AwsPort,
  { loadBalancerArns, healthCheckPath }: TargetGroup,
  path: string | undefined,
): Promise<URL | undefined> {
  const [LoadBalancerArn] = loadBalancerArns;
  if (LoadBalancerArn === undefined) return undefined;
  const [balancers, listeners] = await Promise.all([
    port.call('DescribeLoadBalancers', { LoadBalancerArns: [LoadBalancerArn] }),
    port.call('DescribeListeners', { LoadBalancerArn }),
  ]);
  const name = readAnswer(loadBalancersAnswer, 'DescribeLoadBalancers', balancers).LoadBalancers[0]?.DNSName;
  const found = readAnswer(listenersAnswer, 'DescribeListeners', listeners).Listeners;
  const spoken = found.filter(({ Protocol }) => HTTP.has(Protocol ?? ''));
  // A listener on HTTP often only redirects to the one on HTTPS.
  const listener = spoken.find(({ Protocol }) => Protocol === 'HTTPS') ?? spoken[0];
  if (name === undefined || listener === undefined) return undefined;
  const scheme = listener.Protocol === 'HTTPS' ? 'https' : 'http';
  const base = `${scheme}://${name}:${listener.Port ?? (scheme === 'https' ? 443 : 80)}`;
  return URL.canParse(base) ? withPath(new URL(base), path ?? healthCheckPath ?? '/') : undefined;
}

/** The path is text from outside: it may not become another host. */
function withPath(base: URL, path: string): URL {
  const address = new URL(base);
  const [pathname = '/', search = ''] = path.split('?', 2);
  address.pathname = pathname;
  address.search = search;
  return address;
}
