import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { snippet } from '../../../src/render/patch/snippet.ts';
import { change, GROUP_ARN, RESOURCES, RICH, reportWith } from './rich-report.ts';

describe('a patch in CloudFormation', () => {
  it('has every change under the name of its resource in the template, and what stands beside it as it is', () => {
    expect(`${snippet(RICH, 'cloudformation').join('\n')}\n`).toBe(`\
# What ecs-doctor recommends for service backend.
# Merge this into the template: what it does not name stays as it is.
Resources:
  ApiTask:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Memory: "1024"  # was 512: it was not enough
      ContainerDefinitions:
        - Name: api
          HealthCheck:
            Command: [CMD-SHELL, "curl -f http://localhost/health || exit 1"]
            Interval: 20
            Retries: 3
            StartPeriod: 270  # was 60: 1.5 × the observed 175 s to ready, rounded up
            Timeout: 5
          Environment:
            # the other variables stay
            # is set already, its value is not known, so add to it: it was not enough
            - Name: NODE_OPTIONS
              Value: "--max-old-space-size=384"
        - Name: proxy
          Memory: 128  # was 64: it was not enough
  ApiService:
    Type: AWS::ECS::Service
    Properties:
      DeploymentConfiguration:
        # what else is set here, such as alarms, stays
        # a risk, not shown to be the cause:
        DeploymentCircuitBreaker:  # was off: it was not enough
          Enable: true
          Rollback: true
        MaximumPercent: 200
        MinimumHealthyPercent: 100
      HealthCheckGracePeriodSeconds: 420  # was 120: it was not enough
  ApiTargets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      HealthCheckPort: traffic-port  # was 8080: it was not enough
`);
  });

  describe('where the name in the template is not known', () => {
    const grace = [change('service.healthCheckGracePeriodSeconds', 420)];
    const nameLine = (stack: Parameters<typeof reportWith>[2]) =>
      snippet(reportWith(grace, [], stack), 'cloudformation').find((line) => line.startsWith('  Service:'));
    const stack = { name: 'backend-prod', status: 'UPDATE_IN_PROGRESS', since: null };

    it('says of its placeholder that no stack is known', () => {
      expect(nameLine({ stack: null })).toBe(
        '  Service:  # a placeholder for service backend: no stack of the service is known',
      );
    });

    it('says which permission would help where the resources could not be listed', () => {
      const lines = snippet(reportWith(grace, [], { stack: { ...stack, resources: [] } }), 'cloudformation');
      expect(lines).toContain(
        '  # a placeholder for service backend: the resources of stack backend-prod could not be listed (cloudformation:ListStackResources)',
      );
      expect(lines).toContain('  Service:');
    });

    it('says that the stack has no such resource', () => {
      const others = RESOURCES.filter(({ logicalId }) => logicalId !== 'ApiService');
      expect(nameLine({ stack: { ...stack, resources: others } })).toBe(
        '  Service:  # a placeholder for service backend: stack backend-prod has no such resource',
      );
    });
  });

  it('numbers the placeholders of several target groups', () => {
    const changes = [GROUP_ARN, untrusted(GROUP_ARN.replace('/web/', '/admin/'))].map((targetGroupArn) =>
      change('targetGroup.HealthCheckPath', '/ready', { targetGroupArn }),
    );
    const lines = snippet(reportWith(changes, [], { stack: null }), 'cloudformation');
    expect(lines.filter((line) => /^ {2}TargetGroup/.test(line))).toEqual([
      '  TargetGroup:  # a placeholder for target group web: no stack of the service is known',
      '  TargetGroup2:  # a placeholder for target group admin: no stack of the service is known',
    ]);
  });
});
