import { describe, expect, it } from 'vitest';
import type { AwsPort } from '../../src/aws/port.ts';
import { readProbeAddress } from '../../src/collect/probe-address.ts';
import { untrusted } from '../../src/model/text.ts';
import { healthySnapshot } from '../support/snapshot.ts';
import { denial } from './ports.ts';

const BALANCED = { loadBalancerArns: [untrusted('arn:lb')], healthCheckPath: untrusted('/health') };
const HTTP = { ListenerArn: 'l1', Protocol: 'HTTP', Port: 80 };
const HTTPS = { ListenerArn: 'l2', Protocol: 'HTTPS', Port: 8443 };

/** A port to a load balancer with these listeners. */
function balancer(...listeners: readonly object[]): AwsPort {
  return {
    async call(operation) {
      if (operation === 'DescribeListeners') return { Listeners: listeners };
      return { LoadBalancers: [{ LoadBalancerArn: 'arn:lb', DNSName: 'web-1.eu-west-1.elb.amazonaws.com' }] };
    },
  };
}

async function addressOf(port: AwsPort, path?: string, group = BALANCED): Promise<string | undefined> {
  const address = await readProbeAddress(port, healthySnapshot({ targetGroup: group }), path);
  return address.state === 'present' ? address.value?.href : address.state;
}

describe('where a load balancer answers', () => {
  it('is its name and the port of its listener, on the path of the health check or another one', async () => {
    expect(await addressOf(balancer(HTTP))).toBe('http://web-1.eu-west-1.elb.amazonaws.com/health');
    expect(await addressOf(balancer(HTTP), '/ready?full=1')).toBe(
      'http://web-1.eu-west-1.elb.amazonaws.com/ready?full=1',
    );
  });

  it('is the listener on HTTPS where there is one, for the other often only redirects to it', async () => {
    expect(await addressOf(balancer(HTTP, HTTPS))).toBe(
      'https://web-1.eu-west-1.elb.amazonaws.com:8443/health',
    );
  });

  it.each([
    '//elsewhere.example/x',
    '/\\elsewhere.example',
    '@elsewhere.example',
    'http://elsewhere.example/',
  ])('stays where it is on the path %s', async (path) => {
    const address = new URL((await addressOf(balancer(HTTP), path)) ?? '');
    expect(address.hostname).toBe('web-1.eu-west-1.elb.amazonaws.com');
    expect(address.username).toBe('');
  });

  it('is nowhere without a load balancer, or one that speaks no HTTP', async () => {
    expect(await addressOf(balancer(HTTP), undefined, { ...BALANCED, loadBalancerArns: [] })).toBeUndefined();
    expect(await addressOf(balancer({ ListenerArn: 'l3', Protocol: 'TCP', Port: 443 }))).toBeUndefined();
  });

  it('is unknown where it may not be asked for', async () => {
    const refusing: AwsPort = {
      async call(operation) {
        throw denial(operation);
      },
    };
    expect(await addressOf(refusing)).toBe('denied');
  });
});
