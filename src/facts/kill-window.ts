import { numberOr } from '../model/setting.ts';
import type { TargetGroup } from '../model/target-group.ts';
import type { ContainerDefinition } from '../model/task-definition.ts';

/**
 * When a container that never answers its health check is declared UNHEALTHY, in seconds after it started. A failure
 * counts if its probe began at or after the end of the start period, and `retries` failures in a row are needed.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
 */
export interface ContainerCheckWindow {
  readonly containerName: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  readonly startPeriodSeconds: number;
  /** At the earliest, where every probe is refused at once. */
  readonly unhealthyAfterSeconds: number;
  /** At the latest, where every probe runs into its timeout. */
  readonly unhealthyAtLatestSeconds: number;
}

/** When a load balancer declares a target unhealthy that never answers, in seconds after its registration. */
export interface TargetCheckWindow {
  readonly targetGroup: TargetGroup;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly unhealthyThreshold: number;
  readonly healthyThreshold: number;
  readonly unhealthyAfterSeconds: number;
}

/** The window of a container's health check; `undefined` without a check, or where a setting is not resolved. */
export function containerCheckWindow(container: ContainerDefinition): ContainerCheckWindow | undefined {
  const check = container.healthCheck;
  if (check === undefined) return undefined;
  const intervalSeconds = numberOr(check.intervalSeconds, 30);
  const timeoutSeconds = numberOr(check.timeoutSeconds, 5);
  const retries = numberOr(check.retries, 3);
  const startPeriodSeconds = numberOr(check.startPeriodSeconds, 0);
  if (
    intervalSeconds === undefined ||
    timeoutSeconds === undefined ||
    retries === undefined ||
    startPeriodSeconds === undefined
  ) {
    return undefined;
  }
  return {
    containerName: container.name,
    intervalSeconds,
    timeoutSeconds,
    retries,
    startPeriodSeconds,
    unhealthyAfterSeconds: Math.max(startPeriodSeconds, intervalSeconds) + (retries - 1) * intervalSeconds,
    unhealthyAtLatestSeconds: startPeriodSeconds + retries * (intervalSeconds + timeoutSeconds),
  };
}

/**
 * The window of a target group; `undefined` where a setting is not resolved. Defaults are those of an Application Load
 * Balancer: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function targetCheckWindow(targetGroup: TargetGroup): TargetCheckWindow | undefined {
  const intervalSeconds = numberOr(targetGroup.healthCheckIntervalSeconds, 30);
  const timeoutSeconds = numberOr(targetGroup.healthCheckTimeoutSeconds, 5);
  const unhealthyThreshold = numberOr(targetGroup.unhealthyThreshold, 2);
  const healthyThreshold = numberOr(targetGroup.healthyThreshold, 5);
  if (
    intervalSeconds === undefined ||
    timeoutSeconds === undefined ||
    unhealthyThreshold === undefined ||
    healthyThreshold === undefined
  ) {
    return undefined;
  }
  return {
    targetGroup,
    intervalSeconds,
    timeoutSeconds,
    unhealthyThreshold,
    healthyThreshold,
    unhealthyAfterSeconds: unhealthyThreshold * intervalSeconds,
  };
}
