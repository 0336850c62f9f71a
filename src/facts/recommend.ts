import type { ContainerCheckWindow, TargetCheckWindow } from './kill-window.ts';

/** What ECS accepts at most: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
export const LONGEST_START_PERIOD_SECONDS = 300;
const LONGEST_INTERVAL_SECONDS = 300;
const MOST_RETRIES = 10;

/** How much slower than the slowest observed start a good setting allows for. */
export const HEADROOM = 1.5;

/** Registration of a target and the latency of the scheduler, in seconds; 10 to 40 are usual. */
const REGISTRATION_SECONDS = 15;
const MARGIN_SECONDS = 15;

/** What to recommend for a container check, and how far it reaches. */
export interface StartPeriodAdvice {
  readonly startPeriodSeconds: number;
  /** Unchanged unless the longest start period is not enough. */
  readonly retries: number;
  /** Unchanged unless ten retries are not enough either. */
  readonly intervalSeconds: number;
  readonly coveredSeconds: number;
}

/**
 * The start period for an application that needs `readySeconds` at worst: half as much again, rounded up to 5 s, and never
 * less than it is. Where that exceeds the longest start period, more retries cover the rest, and then a longer interval.
 */
export function adviseStartPeriod(readySeconds: number, window: ContainerCheckWindow): StartPeriodAdvice {
  const wanted = HEADROOM * readySeconds + 5;
  const startPeriodSeconds = Math.min(
    LONGEST_START_PERIOD_SECONDS,
    Math.max(10, window.startPeriodSeconds, roundUp(wanted, 5)),
  );
  const missing = HEADROOM * readySeconds - startPeriodSeconds;
  const needed = missing <= 0 ? window.retries : 1 + Math.ceil(missing / window.intervalSeconds);
  const retries = Math.min(MOST_RETRIES, Math.max(window.retries, needed));
  const stretched = needed <= MOST_RETRIES ? 0 : roundUp(missing / (MOST_RETRIES - 1), 5);
  const intervalSeconds = Math.min(LONGEST_INTERVAL_SECONDS, Math.max(window.intervalSeconds, stretched));
  return {
    startPeriodSeconds,
    retries,
    intervalSeconds,
    coveredSeconds: startPeriodSeconds + (retries - 1) * intervalSeconds,
  };
}

/** A grace period and the arithmetic behind it. */
export interface GraceAdvice {
  readonly graceSeconds: number;
  readonly arithmetic: string;
}

/** A container check as it will be once the advice is followed. */
export interface AdvisedCheck extends StartPeriodAdvice {
  readonly window: ContainerCheckWindow;
}

/**
 * The health check grace period that covers the slower of the two checks for an application that needs `readySeconds`
 * at worst, rounded up to 15 s. A network load balancer wants several successes before a target counts as healthy.
 */
export function adviseGrace(
  readySeconds: number,
  container: AdvisedCheck | undefined,
  target: TargetCheckWindow | undefined,
): GraceAdvice {
  const needs = [byReadiness(readySeconds), ...(container ? [byContainer(container)] : [])];
  if (target) needs.push(byTarget(readySeconds, target));
  const [most] = needs.sort((a, b) => b.graceSeconds - a.graceSeconds);
  const { graceSeconds, arithmetic } = most ?? byReadiness(readySeconds);
  return { graceSeconds: roundUp(graceSeconds, 15), arithmetic: `${arithmetic}, rounded up` };
}

function byReadiness(readySeconds: number): GraceAdvice {
  return {
    graceSeconds: HEADROOM * readySeconds,
    arithmetic: `1.5 × ${Math.round(readySeconds)} s to ready`,
  };
}

function byContainer(check: AdvisedCheck): GraceAdvice {
  const { startPeriodSeconds, retries, intervalSeconds } = check;
  const { timeoutSeconds } = check.window;
  return {
    graceSeconds: startPeriodSeconds + retries * (intervalSeconds + timeoutSeconds),
    arithmetic: `start period ${startPeriodSeconds} s + ${retries} × (${intervalSeconds} + ${timeoutSeconds} s) of the container check`,
  };
}

function byTarget(readySeconds: number, target: TargetCheckWindow): GraceAdvice {
  const probes = isNetwork(target) ? target.healthyThreshold : 1;
  const { intervalSeconds, timeoutSeconds } = target;
  return {
    graceSeconds:
      REGISTRATION_SECONDS +
      HEADROOM * readySeconds +
      probes * intervalSeconds +
      timeoutSeconds +
      MARGIN_SECONDS,
    arithmetic: `${REGISTRATION_SECONDS} s to register + 1.5 × ${Math.round(readySeconds)} s to ready + ${probes} × ${intervalSeconds} s interval + ${timeoutSeconds} s timeout + ${MARGIN_SECONDS} s`,
  };
}

/** Whether a target group belongs to a network load balancer. */
function isNetwork(window: TargetCheckWindow): boolean {
  const protocol = window.targetGroup.protocol;
  return protocol === 'TCP' || protocol === 'UDP' || protocol === 'TLS' || protocol === 'TCP_UDP';
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
