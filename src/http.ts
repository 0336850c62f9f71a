import { lookup } from 'node:dns/promises';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { HttpAnswer } from './context.ts';

const DEADLINE_SECONDS = 5;

/** An IPv4 address that is written as one of IPv6 is found as well. */
const LINK_LOCAL = new BlockList();
LINK_LOCAL.addSubnet('169.254.0.0', 16, 'ipv4');
LINK_LOCAL.addSubnet('fe80::', 10, 'ipv6');
LINK_LOCAL.addSubnet('fd00:ec2::', 32, 'ipv6');

/**
 * Asks an address once and reads no more than its status. Redirects are not followed, and an address that belongs to the
 * machine’s own surroundings (link-local, where clouds keep credentials) is not asked: the name came from outside.
 */
export async function askOnce(url: URL, signal: AbortSignal): Promise<HttpAnswer> {
  try {
    const address = await addressOf(url.hostname);
    if (isLinkLocal(address))
      return { kind: 'silent', why: `${url.hostname} is ${address}, which is never asked` };
    return { kind: 'answered', status: await statusOf(url, address, signal) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'silent', why: `${url.host} does not answer: ${why}` };
  }
}

async function addressOf(host: string): Promise<string> {
  const bare = host.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? (await lookup(bare)).address : bare;
}

/**
 * Whether an address is link-local, or one at which a cloud serves the credentials of a machine.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
export function isLinkLocal(address: string): boolean {
  return LINK_LOCAL.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** The resolved address is asked, so that the name cannot mean another one a moment later. */
function statusOf(url: URL, address: string, signal: AbortSignal): Promise<number> {
  const isSecure = url.protocol === 'https:';
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const options = {
    host: address,
    port,
    path: `${url.pathname}${url.search}`,
    headers: { host: url.host, 'user-agent': 'ecs-doctor' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_SECONDS * 1000)]),
  };
  return new Promise((resolve, reject) => {
    const onAnswer = (answer: { statusCode?: number; destroy(): unknown }) => {
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    };
    // The certificate is for the public name and not for that of the load balancer; nothing secret is sent.
    const sent = isSecure
      ? secureRequest({ ...options, servername: url.hostname, rejectUnauthorized: false }, onAnswer)
      : plainRequest(options, onAnswer);
    sent.on('error', reject);
    sent.end();
  });
}
