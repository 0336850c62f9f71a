import type { Instant } from '../../model/instant.ts';
import type { Answer } from '../application.ts';
import type { TargetGroupSettings } from '../settings.ts';

/** The states and reason codes of https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html */
export type TargetReason =
  | 'Elb.RegistrationInProgress'
  | 'Elb.InitialHealthChecking'
  | 'Target.FailedHealthChecks'
  | 'Target.Timeout'
  | 'Target.ResponseCodeMismatch'
  | 'Target.DeregistrationInProgress';

/** What the load balancer says of a target; a healthy one needs no reason. */
export type TargetVerdict =
  | { readonly state: 'healthy' }
  | {
      readonly state: 'initial' | 'unhealthy' | 'draining';
      readonly reason: TargetReason;
      readonly description: string;
    };

export interface TargetLife {
  readonly registeredAt: Instant;
  readonly verdict: TargetVerdict;
  readonly successes: number;
  readonly failures: number;
  /** Whether it has ever taken traffic. */
  readonly wasHealthy: boolean;
  /** How long it drains when it has taken traffic. */
  readonly drainSeconds: number;
}

/** A target that has just been registered. */
export function registeredTarget(registeredAt: Instant, group: TargetGroupSettings): TargetLife {
  return {
    registeredAt,
    verdict: {
      state: 'initial',
      reason: 'Elb.RegistrationInProgress',
      description: 'Target registration is in progress',
    },
    successes: 0,
    failures: 0,
    wasHealthy: false,
    drainSeconds: group.deregistrationDelaySeconds,
  };
}

/** A target that takes no new requests any more and is about to go. */
export function drainingTarget(target: TargetLife): TargetLife {
  return {
    ...target,
    verdict: {
      state: 'draining',
      reason: 'Target.DeregistrationInProgress',
      description: 'Target deregistration is in progress',
    },
  };
}

/**
 * The target after one more health check. A new target needs one success, one that was unhealthy needs
 * `healthyThreshold` in a row; `unhealthyThreshold` failures in a row make it unhealthy.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function judgeTarget(target: TargetLife, answer: Answer, group: TargetGroupSettings): TargetLife {
  if (answer.kind === 'status' && matches(group.matcher, answer.code)) {
    const successes = target.successes + 1;
    const needed = target.verdict.state === 'unhealthy' ? group.healthyThreshold : 1;
    const checked = { ...target, successes, failures: 0 };
    return successes >= needed ? { ...checked, verdict: { state: 'healthy' }, wasHealthy: true } : checked;
  }
  const failures = target.failures + 1;
  const checked = { ...target, successes: 0, failures };
  if (failures >= group.unhealthyThreshold) return { ...checked, verdict: unhealthy(answer) };
  return target.verdict.state === 'initial' ? { ...checked, verdict: INITIAL_CHECKING } : checked;
}

const INITIAL_CHECKING: TargetVerdict = {
  state: 'initial',
  reason: 'Elb.InitialHealthChecking',
  description: 'Initial health checks in progress',
};

function unhealthy(answer: Answer): TargetVerdict {
  switch (answer.kind) {
    case 'refused':
      return {
        state: 'unhealthy',
        reason: 'Target.FailedHealthChecks',
        description: 'Health checks failed',
      };
    case 'silent':
      return { state: 'unhealthy', reason: 'Target.Timeout', description: 'Request timed out' };
    case 'status':
      return {
        state: 'unhealthy',
        reason: 'Target.ResponseCodeMismatch',
        description: `Health checks failed with these codes: [${answer.code}]`,
      };
  }
}

/** Whether a status code is among `200`, `200,301` or `200-399`. */
export function matches(matcher: string, code: number): boolean {
  return matcher.split(',').some((part) => {
    const [least, most] = part.split('-').map(Number);
    return least !== undefined && code >= least && code <= (most ?? least);
  });
}
