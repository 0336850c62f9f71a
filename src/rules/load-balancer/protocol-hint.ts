import type { ProbeResult } from '../../facts/health-failure.ts';
import type { ProxyProtocolFault } from '../../facts/proxy-protocol.ts';
import type { TargetGroup } from '../../model/target-group.ts';

/** How a target group checks, in so far as a server may not speak what it is asked in. */
export function checkWords(group: TargetGroup | undefined): string {
  const version = group?.protocolVersion === undefined ? '' : `, protocol version ${group.protocolVersion}`;
  const proxied = group?.sendsProxyProtocol === true ? ', with proxy protocol v2' : '';
  return `checks ${group?.healthCheckProtocol ?? group?.protocol ?? 'HTTP'} on port ${group?.healthCheckPort ?? 'traffic-port'}${version}${proxied}`;
}

/** What to do where the log shows that load balancer and application disagree on proxy protocol. */
export function proxyProtocolHint(fault: ProxyProtocolFault): string {
  switch (fault) {
    case 'not-understood':
      return 'Its log shows the header of proxy protocol v2 (“QUIT”), which it takes for a bad request: switch proxy_protocol_v2.enabled off in the target group, or let the server expect the header (nginx: listen … proxy_protocol).';
    case 'missing':
      return 'Its log says that it waits for a header of proxy protocol that does not come: switch proxy_protocol_v2.enabled on in the target group, or let the server not expect it.';
  }
}

/**
 * What a target group speaks that few servers understand unless told to. Its protocol version cannot be changed:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-protocol-version
 */
export function protocolHint(
  group: TargetGroup | undefined,
  probe: ProbeResult | undefined,
): string | undefined {
  if (group === undefined || probe?.kind === 'timeout') return undefined;
  if (group.sendsProxyProtocol === true) {
    return 'The target group sends a header of proxy protocol v2 before each request, also in its check: let the server expect it, or switch proxy_protocol_v2.enabled off.';
  }
  switch (group.protocolVersion) {
    case 'HTTP2':
    case 'GRPC':
      return `The protocol version of the target group is ${group.protocolVersion}, so the check too speaks HTTP/2, which a server of HTTP/1.1 does not answer: make a target group of protocol version HTTP1 (it cannot be changed in this one), or let the container speak HTTP/2 without an upgrade.`;
    default:
      return undefined;
  }
}
