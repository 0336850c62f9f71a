import type { ContainerCheckWindow, TargetCheckWindow } from './kill-window.ts';

/** The longest start period that ECS accepts. */
const LONGEST_START_PERIOD_SECONDS = 300;

/** How much slower than the slowest observed start a good setting allows for. */
const HEADROOM = 1.5;

/** Registration of a target and the latency of the scheduler, in seconds; 10 to 40 are usual. */
const REGISTRATION_SECONDS = 15;

/** What to recommend for a container check, and how far it reaches. */
export interface StartPeriodAdvice {
  readonly startPeriodSeconds: number;
  /** Unchanged unless the longest start period is not enough. */
  readonly retries: number;
  readonly coveredSeconds: number;
}

/**
 * The start period for an application that needs `readySeconds` at worst: half as much again, rounded up to 5 s.
 * Where that exceeds the longest start period, more retries cover the rest.
 */
export function adviseStartPeriod(readySeconds: number, window: ContainerCheckWindow): StartPeriodAdvice {
  const wanted = HEADROOM * readySeconds + 5;
  const startPeriodSeconds = Math.min(LONGEST_START_PERIOD_SECONDS, Math.max(10, roundUp(wanted, 5)));
  const missing = HEADROOM * readySeconds - startPeriodSeconds;
  const needed = missing <= 0 ? window.retries : 1 + Math.ceil(missing / window.intervalSeconds);
  const retries = Math.min(10, Math.max(window.retries, needed));
  return {
    startPeriodSeconds,
    retries,
    coveredSeconds: startPeriodSeconds + (retries - 1) * window.intervalSeconds,
  };
}

/**
 * The health check grace period that covers the slower of the two checks for an application that needs `readySeconds`
 * at worst, rounded up to 15 s. A network load balancer wants several successes before a target counts as healthy.
 */
export function adviseGraceSeconds(
  readySeconds: number,
  container: { startPeriodSeconds: number; retries: number; window: ContainerCheckWindow } | undefined,
  target: TargetCheckWindow | undefined,
): number {
  const byContainer = container
    ? container.startPeriodSeconds +
      container.retries * (container.window.intervalSeconds + container.window.timeoutSeconds)
    : 0;
  const byTarget = target
    ? REGISTRATION_SECONDS +
      HEADROOM * readySeconds +
      target.timeoutSeconds +
      15 +
      target.intervalSeconds * (isNetwork(target) ? target.healthyThreshold : 1)
    : 0;
  return roundUp(Math.max(byContainer, byTarget, HEADROOM * readySeconds), 15);
}

/** Whether a target group belongs to a network load balancer. */
export function isNetwork(window: TargetCheckWindow): boolean {
  const protocol = window.targetGroup.protocol;
  return protocol === 'TCP' || protocol === 'UDP' || protocol === 'TLS' || protocol === 'TCP_UDP';
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
