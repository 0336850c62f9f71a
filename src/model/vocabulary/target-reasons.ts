/**
 * What a load balancer says of one target, by the code and the description of DescribeTargetHealth. Service events carry
 * the description only. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html
 */
const TARGET_REASONS = [
  { kind: 'registering', pattern: /Elb\.RegistrationInProgress|Target registration is in progress/i },
  { kind: 'first-checks', pattern: /Elb\.InitialHealthChecking|Initial health checks in progress/i },
  { kind: 'response-code', pattern: /Target\.ResponseCodeMismatch|failed with these codes: \[[\d, ]+\]/i },
  { kind: 'timeout', pattern: /Target\.Timeout|Request timed out/i },
  { kind: 'balancer-fault', pattern: /Elb\.InternalError|failed due to an internal error/i },
  { kind: 'refused', pattern: /Target\.FailedHealthChecks|Health checks failed/i },
  { kind: 'not-registered', pattern: /Target\.NotRegistered|is not registered to the target group/i },
  { kind: 'zone-not-enabled', pattern: /Availability Zone that is not enabled for the load balancer/i },
  {
    kind: 'group-not-in-use',
    pattern: /Target\.NotInUse|Target group is not configured to receive traffic/i,
  },
  { kind: 'host-not-running', pattern: /Target\.InvalidState|Target is in the \w+ state/i },
  { kind: 'address-unusable', pattern: /Target\.IpUnusable|IP address cannot be used as a target/i },
  { kind: 'draining', pattern: /Target\.DeregistrationInProgress|deregistration is in progress/i },
  { kind: 'checks-off', pattern: /Target\.HealthCheckDisabled|Health checks are disabled/i },
] as const;

export type TargetReasonKind = (typeof TARGET_REASONS)[number]['kind'];

const LONGEST_REASON = 1024;

/** What the words of a load balancer mean, or `undefined` for words that this version does not know. */
export function readTargetReason(text: string): TargetReasonKind | undefined {
  const reason = text.slice(0, LONGEST_REASON);
  return TARGET_REASONS.find(({ pattern }) => pattern.test(reason))?.kind;
}
