import type { AwsPort } from '../aws/port.ts';
import { readProbeAddress } from '../collect/probe-address.ts';
import type { Context } from '../context.ts';
import { secondsBetween } from '../model/instant.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { BalancerAnswer } from '../watch/state.ts';

/** Whether the load balancer is asked, and on which path instead of that of its health check. */
export type ProbeWish = { readonly kind: 'not-asked' } | { readonly kind: 'asked'; readonly path?: string };

const PROBE_SECONDS = 15;

/**
 * Asks the load balancer of the service now and then: gives its newest answer, `undefined` where it is not to be asked. Its
 * name is read once.
 */
export function balancerProbe(
  port: AwsPort,
  wish: ProbeWish,
  { ask, clock, signal }: Context,
): (snapshot: Snapshot) => Promise<BalancerAnswer | undefined> {
  let address: URL | undefined;
  let askedAt = 0;
  let answer: BalancerAnswer | undefined;
  return async (snapshot) => {
    if (wish.kind === 'not-asked' || secondsBetween(askedAt, clock.now()) < PROBE_SECONDS) return answer;
    askedAt = clock.now();
    if (address === undefined) {
      const read = await readProbeAddress(port, snapshot, wish.path);
      if (read.state !== 'present')
        answer = { kind: 'silent', why: 'the name of the load balancer could not be read' };
      else if (read.value === undefined)
        answer = { kind: 'silent', why: 'no load balancer with an HTTP listener serves this service' };
      else address = read.value;
    }
    if (address === undefined) return answer;
    const said = await ask(address, signal);
    answer = said.kind === 'silent' ? said : { ...said, url: address.href };
    return answer;
  };
}
