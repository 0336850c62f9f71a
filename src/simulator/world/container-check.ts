import type { ContainerCheckSettings } from '../settings.ts';

export interface ContainerHealth {
  readonly status: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  /** Failures in a row that count. */
  readonly failures: number;
  /** After a first success the start period is over. */
  readonly succeeded: boolean;
}

/** The health of a container that has not been probed. */
export const UNKNOWN_HEALTH: ContainerHealth = { status: 'UNKNOWN', failures: 0, succeeded: false };

/** One run of the check; it began so many seconds after the container started. */
export interface Probe {
  readonly beganAfterSeconds: number;
  readonly passed: boolean;
}

/**
 * The health of a container after one more probe. A failure of a probe that began within the start period does not
 * count unless a probe has passed before.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
 */
export function judgeProbe(
  health: ContainerHealth,
  probe: Probe,
  check: ContainerCheckSettings,
): ContainerHealth {
  if (probe.passed) return { status: 'HEALTHY', failures: 0, succeeded: true };
  const counts = health.succeeded || probe.beganAfterSeconds >= check.startPeriodSeconds;
  if (!counts) return health;
  const failures = health.failures + 1;
  return { ...health, failures, status: failures >= check.retries ? 'UNHEALTHY' : health.status };
}
