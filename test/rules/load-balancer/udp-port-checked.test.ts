import { describe, expect, it } from 'vitest';
import type { PortMapping } from '../../../src/model/task-definition.ts';
import { untrusted } from '../../../src/model/text.ts';
import { udpPortChecked } from '../../../src/rules/load-balancer/udp-port-checked.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { type Change, healthySnapshot, unhealthyTarget } from '../../support/snapshot.ts';
import { failedTarget } from '../../support/task.ts';

const UDP: PortMapping = { containerPort: 8000, protocol: untrusted('udp') };
const TCP: PortMapping = { containerPort: 8000, protocol: untrusted('tcp') };

const DATAGRAMS: Change = {
  stopped: [failedTarget()],
  container: { portMappings: [UDP] },
  targetGroup: { protocol: untrusted('UDP'), healthCheckProtocol: untrusted('TCP') },
};

describe('the rule udp-port-checked', () => {
  it('finds a check by TCP on a port for which the task exposes UDP alone', () => {
    const finding = fires(udpPortChecked, healthySnapshot(DATAGRAMS));
    expect(finding).toMatchObject({
      title: 'The load balancer checks port 8000 by TCP, but the container only speaks UDP there',
      confidence: 'certain',
      affected: { tasks: 1, of: 1 },
    });
    expect(evidenceAt(finding, 'containerDefinitions[*].portMappings')).toMatchObject({ weight: 'direct' });
  });

  it('finds it by targets that are unhealthy now, where no task was stopped yet', () => {
    const targets = [unhealthyTarget('Health checks failed')];
    fires(udpPortChecked, healthySnapshot({ ...DATAGRAMS, stopped: [], targets }));
  });

  it.each<[string, Change]>([
    ['a server that takes both on one port', { container: { portMappings: [UDP, TCP] } }],
    [
      'a mapping without a protocol, which is TCP',
      { container: { portMappings: [{ containerPort: 8000 }] } },
    ],
    ['a check on a TCP port beside it', { targetGroup: { healthCheckPort: untrusted('8080') } }],
    ['a port under which everything is well', { stopped: [] }],
  ])('stays silent on %s', (_, change) => {
    staysSilent(udpPortChecked, healthySnapshot({ ...DATAGRAMS, ...change }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(udpPortChecked);
  });
});
