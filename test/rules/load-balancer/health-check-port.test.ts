import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { healthCheckPort } from '../../../src/rules/load-balancer/health-check-port.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import {
  type Change,
  containerDefinition,
  healthySnapshot,
  unhealthyTarget,
} from '../../support/snapshot.ts';
import { failedTarget } from '../../support/task.ts';

/** The container listens on 8000. */
const ON_8081: Change = { stopped: [failedTarget()], targetGroup: { healthCheckPort: untrusted('8081') } };

describe('the rule health-check-port', () => {
  it('finds a check on a port that no container exposes', () => {
    const finding = fires(healthCheckPort, healthySnapshot(ON_8081));
    expect(finding).toMatchObject({
      title: 'The load balancer checks port 8081, but the container listens on 8000',
      confidence: 'certain',
      affected: { tasks: 1, of: 1 },
    });
    expect(evidenceAt(finding, 'TargetGroups[backend].HealthCheckPort')).toMatchObject({
      weight: 'direct',
      source: 'elasticloadbalancing:DescribeTargetGroups',
    });
    expect(finding.remedy.settings).toMatchObject([{ current: 8081, recommended: 'traffic-port' }]);
  });

  it('finds it by targets that are unhealthy now, where no task was stopped yet', () => {
    const targets = [unhealthyTarget('Health checks failed')];
    fires(healthCheckPort, healthySnapshot({ ...ON_8081, stopped: [], targets }));
  });

  it.each<[string, Change]>([
    ['the port that gets the traffic', { targetGroup: { healthCheckPort: untrusted('traffic-port') } }],
    [
      'a management port of a sidecar',
      { sidecars: [containerDefinition('envoy', { portMappings: [{ containerPort: 8081 }] })] },
    ],
    ['ports that the host chooses', { container: { portMappings: [{ containerPort: 8000, hostPort: 0 }] } }],
    ['another port under which everything is well', { stopped: [] }],
  ])('stays silent on %s', (_, change) => {
    staysSilent(healthCheckPort, healthySnapshot({ ...ON_8081, ...change }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(healthCheckPort);
  });
});
