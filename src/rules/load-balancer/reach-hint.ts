import type { Facts } from '../../facts/facts.ts';
import type { TargetFailure } from '../../facts/health-failure.ts';
import { localOnlyLine } from '../../facts/listening.ts';
import type { LogMatch } from '../../facts/log-match.ts';
import { statusOf } from '../../facts/probe-answer.ts';
import { probeArrival } from '../../facts/probe-arrival.ts';
import { proxyProtocolFault } from '../../facts/proxy-protocol.ts';
import { quote } from '../words.ts';
import { hintBySettings } from './listening-hint.ts';
import { proxyProtocolHint } from './protocol-hint.ts';

/** nginx closes the connection without an answer: https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#return */
const CLOSED = 444;

/** Why a probe may not reach a server, and the line of its log that shows it. */
export interface ReachHint {
  readonly text: string;
  readonly seen?: LogMatch<string>;
}

/** Why a probe may not reach a server that is ready: by what its log shows of the probe, else by settings. */
export function reachHint(failure: TargetFailure, facts: Facts): ReachHint {
  const { stop, window } = failure;
  const fault = proxyProtocolFault(stop.logs);
  if (fault !== undefined) return { text: proxyProtocolHint(fault.kind), seen: fault };
  const arrival = probeArrival(stop, window?.targetGroup);
  if (arrival !== undefined) return { text: arrivalHint(arrival.line.message), seen: arrival };
  const local = localOnlyLine(stop.logs);
  if (local !== undefined) {
    const said = quote(local.line.message);
    return {
      text: `Its log says ${said}: let it listen on every address, so that the load balancer reaches it.`,
      seen: local,
    };
  }
  return { text: hintBySettings(failure, facts) };
}

/** A probe that is in the log was kept out by nothing: who closes the connection on it is the application. */
function arrivalHint(message: string): string {
  const arrived = `Its log shows that the probe arrives (${quote(message)}), so that no security group keeps it out`;
  return statusOf(message) === CLOSED
    ? `${arrived}: the server closes the connection without an answer (444). The load balancer sends the address of the task as Host: answer the health path for every Host, in the default server.`
    : `${arrived}: look at what the application does with that request.`;
}
