import { firstMatchOf, type LogMatch } from './log-match.ts';
import type { LogReading } from './log-reading.ts';

/**
 * What a log shows of proxy protocol, with which a network load balancer tells the address of the client before the
 * first byte: `not-understood` where the application takes that header for a request, `missing` where it waits for one.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#proxy-protocol
 */
export type ProxyProtocolFault = 'not-understood' | 'missing';

const LONGEST_LINE = 2048;

/** The signature of version 2, as servers escape it in their logs; some skip the line ends in front of it. */
const SIGNATURE = /\\(?:x00|0|u0000)(?:\\x0d\\x0a|\\r\\n)QUIT(?:\\x0a|\\n)/i;

const WAITS_FOR_HEADER = /broken header: .{0,1000}while reading PROXY protocol/i;

/** The first line in which one of these logs shows that application and load balancer disagree on proxy protocol. */
export function proxyProtocolFault(logs: readonly LogReading[]): LogMatch<ProxyProtocolFault> | undefined {
  return firstMatchOf(logs, faultOf);
}

function faultOf(message: string): ProxyProtocolFault | undefined {
  const text = message.slice(0, LONGEST_LINE);
  if (SIGNATURE.test(text)) return 'not-understood';
  return WAITS_FOR_HEADER.test(text) ? 'missing' : undefined;
}
