import { describe, expect, it } from 'vitest';
import { readTargetReason } from '../../../src/model/vocabulary/target-reasons.ts';
import { adversarial } from '../../support/adversarial.ts';

/** The codes and descriptions of DescribeTargetHealth, and what they mean. */
const SAID: readonly (readonly [kind: string, code: string, description: string])[] = [
  ['registering', 'Elb.RegistrationInProgress', 'Target registration is in progress'],
  ['first-checks', 'Elb.InitialHealthChecking', 'Initial health checks in progress'],
  ['response-code', 'Target.ResponseCodeMismatch', 'Health checks failed with these codes: [503]'],
  ['response-code', 'Target.ResponseCodeMismatch', 'Health checks failed with these codes: [301, 404]'],
  ['timeout', 'Target.Timeout', 'Request timed out'],
  ['refused', 'Target.FailedHealthChecks', 'Health checks failed'],
  ['balancer-fault', 'Elb.InternalError', 'Health checks failed due to an internal error'],
  ['not-registered', 'Target.NotRegistered', 'Target is not registered to the target group'],
  [
    'group-not-in-use',
    'Target.NotInUse',
    'Target group is not configured to receive traffic from the load balancer',
  ],
  ['host-not-running', 'Target.InvalidState', 'Target is in the stopped state'],
  [
    'address-unusable',
    'Target.IpUnusable',
    'The IP address cannot be used as a target, as it is in use by a load balancer',
  ],
  ['draining', 'Target.DeregistrationInProgress', 'Target deregistration is in progress'],
  ['checks-off', 'Target.HealthCheckDisabled', 'Health checks are disabled'],
];

describe('the words of a load balancer about a target', () => {
  it.each(SAID)('mean %s, as code and as description: %s, “%s”', (kind, code, description) => {
    expect(readTargetReason(code)).toBe(kind);
    expect(readTargetReason(description)).toBe(kind);
    expect(readTargetReason(`${code}: ${description}`)).toBe(kind);
  });

  it('tell a zone that is not enabled from a group without traffic, which have one code', () => {
    const zone = 'Target is in an Availability Zone that is not enabled for the load balancer';
    expect(readTargetReason(zone)).toBe('zone-not-enabled');
    expect(readTargetReason(`Target.NotInUse: ${zone}`)).toBe('zone-not-enabled');
  });

  it.each(['', 'healthy', 'Target has learned to dance', 'TARGET GROUP IS NOT FOUND'])(
    'may be unknown: “%s”',
    (text) => {
      expect(readTargetReason(text)).toBeUndefined();
    },
  );

  it.each(adversarial)('are read to the end where they are a megabyte of %s', (_, text) => {
    expect(() => readTargetReason(text)).not.toThrow();
  });
});
