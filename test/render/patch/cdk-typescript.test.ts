import { describe, expect, it } from 'vitest';
import { snippet } from '../../../src/render/patch/snippet.ts';
import { RICH } from './rich-report.ts';

describe('a patch for the CDK in TypeScript', () => {
  it('has every change in the construct that takes it, with the command that a health check needs', () => {
    expect(`${snippet(RICH, 'cdk-typescript').join('\n')}\n`).toBe(`\
// What ecs-doctor recommends for service backend.
// Merge these arguments into your constructs: what is not named stays as it is.
// Ids and variables are placeholders.
// Needed: import { Duration, aws_ecs as ecs, aws_elasticloadbalancingv2 as elbv2 } from 'aws-cdk-lib';

// task definition backend, ApiTask in the template of its stack
const taskDefinition = new ecs.FargateTaskDefinition(this, 'TaskDefinition', {
  // its other arguments stay
  memoryLimitMiB: 1024, // was 512: it was not enough
});
taskDefinition.addContainer('api', {
  // its other arguments stay
  healthCheck: {
    command: ['CMD-SHELL', 'curl -f http://localhost/health || exit 1'],
    interval: Duration.seconds(20),
    retries: 3,
    startPeriod: Duration.seconds(270), // was 60: 1.5 × the observed 175 s to ready, rounded up
    timeout: Duration.seconds(5),
  },
  environment: {
    // the other variables stay
    // is set already, its value is not known, so add to it: it was not enough
    NODE_OPTIONS: '--max-old-space-size=384',
  },
});
taskDefinition.addContainer('proxy', {
  // its other arguments stay
  memoryLimitMiB: 128, // was 64: it was not enough
});

// service backend, ApiService in the template of its stack
const service = new ecs.FargateService(this, 'Service', {
  // its other arguments stay
  // a risk, not shown to be the cause:
  circuitBreaker: { enable: true, rollback: true }, // was off: it was not enough
  healthCheckGracePeriod: Duration.seconds(420), // was 120: it was not enough
});

// target group web, ApiTargets in the template of its stack
targetGroup.configureHealthCheck({
  interval: Duration.seconds(15),
  path: '/health',
  port: 'traffic-port', // was 8080: it was not enough
  timeout: Duration.seconds(5),
  healthyThresholdCount: 3,
  healthyHttpCodes: '200-299',
  unhealthyThresholdCount: 2,
  protocol: elbv2.Protocol.HTTP,
});
`);
  });
});
