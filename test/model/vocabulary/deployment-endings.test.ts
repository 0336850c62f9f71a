import { describe, expect, it } from 'vitest';
import { readDeploymentEnding } from '../../../src/model/vocabulary/deployment-endings.ts';
import { adversarial } from '../../support/adversarial.ts';

/** What ECS has been seen to write of a deployment that failed, and what ended it. */
const SAID: readonly (readonly [kind: string, text: string])[] = [
  ['circuit-breaker', 'ECS deployment circuit breaker: tasks failed to start.'],
  ['circuit-breaker', 'ECS deployment circuit breaker: task failed to start.'],
  [
    'circuit-breaker',
    'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1675294001379389663.',
  ],
  ['circuit-breaker', 'Service deployment rolled back because the circuit breaker threshold was exceeded.'],
  ['circuit-breaker', 'deployment failed: tasks failed to start.'],
  [
    'lifecycle-hook',
    'Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. arn:aws:lambda:us-east-1:123456789012:function:alarm-check returned FAILED.',
  ],
  ['alarm', 'Service deployment rolled back because one or more CloudWatch alarms went into ALARM state.'],
  ['alarm', 'ECS deployment failed: alarm(s) detected.'],
  [
    'network-configuration',
    'Service deployment rolled back because of invalid networking configuration: the target group does not belong to a load balancer.',
  ],
  ['no-rollback-candidate', 'No rollback candidate was found to run the rollback.'],
  ['stopped', 'Service deployment was stopped by user.'],
  ['stopped', 'Rollback requested by the user.'],
];

describe('the words of ECS for how a deployment ended', () => {
  it.each(SAID)('mean %s: %s', (kind, text) => {
    expect(readDeploymentEnding(text)).toBe(kind);
  });

  it.each(SAID)('mean %s whatever the case of their letters: %s', (kind, text) => {
    expect(readDeploymentEnding(text.toUpperCase())).toBe(kind);
    expect(readDeploymentEnding(text.toLowerCase())).toBe(kind);
  });

  it.each([
    'ECS deployment ecs-svc/1675294001379389663 in progress.',
    'ECS deployment ecs-svc/1675294001379389663 completed.',
    'Service deployment rolled back',
    '',
  ])('say nothing of a cause in “%s”', (text) => {
    expect(readDeploymentEnding(text)).toBeUndefined();
  });

  it.each(adversarial)('are read to the end where they are a megabyte of %s', (_, text) => {
    expect(() => readDeploymentEnding(text)).not.toThrow();
  });
});
