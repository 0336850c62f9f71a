import type { SettingChange } from '../model/finding.ts';
import { cpuChanges } from './cpu-changes.ts';
import type { Facts } from './facts.ts';
import type { ContainerCheckWindow, TargetCheckWindow } from './kill-window.ts';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
const LONGEST_TIMEOUT_SECONDS = 120;
const MOST_FAILURES = 10;

const INTERVAL_STEP = 5;

const THUMB = 'a rule of thumb, since the time that a probe needs under load is not known';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
const LONGEST_CHECK_TIMEOUT_SECONDS = 60;
const MOST_RETRIES = 10;

/** What to change so that a container check forgives a slow spell: twice the time, at least 10 s, and two more retries. */
export function roomierCheck(window: ContainerCheckWindow): readonly SettingChange[] {
  const container = window.containerName;
  const because = 'a slow spell of the probe should not cost a working task; a rule of thumb';
  const longer = Math.min(LONGEST_CHECK_TIMEOUT_SECONDS, Math.max(10, window.timeoutSeconds * 2));
  const more = Math.min(MOST_RETRIES, window.retries + 2);
  const change = { container, because };
  const changes: SettingChange[] = [];
  if (longer > window.timeoutSeconds) {
    const current = window.timeoutSeconds;
    changes.push({ ...change, path: 'healthCheck.timeout', current, recommended: longer, unit: 's' });
  }
  if (more > window.retries) {
    const current = window.retries;
    changes.push({ ...change, path: 'healthCheck.retries', current, recommended: more, unit: 'failures' });
  }
  return changes;
}

/** What to change so that a load balancer is patient with busy tasks, and there are more of them. */
export function patienceChanges(
  facts: Facts,
  window: TargetCheckWindow | undefined,
): readonly SettingChange[] {
  return [...(window ? slowerCheck(window) : []), ...moreTasks(facts), ...cpuChanges(facts.definition)];
}

/**
 * What to change so that a load balancer waits longer for an answer, and for more failures. A probe must end before the next
 * one begins, so a short interval has to grow with the timeout.
 */
export function slowerCheck(window: TargetCheckWindow): readonly SettingChange[] {
  const { targetGroup, intervalSeconds, timeoutSeconds, unhealthyThreshold } = window;
  const targetGroupArn = targetGroup.arn;
  const longer = Math.min(LONGEST_TIMEOUT_SECONDS, 2 * timeoutSeconds);
  const interval = longer > timeoutSeconds ? intervalFor(longer, intervalSeconds) : intervalSeconds;
  const more = Math.min(MOST_FAILURES, unhealthyThreshold + 2);
  const changes: SettingChange[] = [];
  if (interval > intervalSeconds) {
    changes.push({
      path: 'targetGroup.HealthCheckIntervalSeconds',
      targetGroupArn,
      current: intervalSeconds,
      recommended: interval,
      unit: 's',
      because: `a probe of ${longer} s must end before the next one begins; in steps of ${INTERVAL_STEP} s`,
    });
  }
  if (longer > timeoutSeconds) {
    const howMuch = longer === 2 * timeoutSeconds ? 'twice as long' : 'longer';
    changes.push({
      path: 'targetGroup.HealthCheckTimeoutSeconds',
      targetGroupArn,
      current: timeoutSeconds,
      recommended: longer,
      unit: 's',
      because: `${howMuch}, below the interval of ${interval} s; ${THUMB}`,
    });
  }
  if (more > unhealthyThreshold) {
    changes.push({
      path: 'targetGroup.UnhealthyThresholdCount',
      targetGroupArn,
      current: unhealthyThreshold,
      recommended: more,
      unit: 'failures',
      because: `then ${more * interval} s instead of ${unhealthyThreshold * intervalSeconds} s of silence cost a task its life; ${THUMB}`,
    });
  }
  return changes;
}

function intervalFor(timeoutSeconds: number, intervalSeconds: number): number {
  if (timeoutSeconds < intervalSeconds) return intervalSeconds;
  return Math.ceil((timeoutSeconds + 1) / INTERVAL_STEP) * INTERVAL_STEP;
}

function moreTasks({ state }: Facts): readonly SettingChange[] {
  if (state === undefined || state.desiredCount === 0) return [];
  return [
    {
      path: 'service.desiredCount',
      current: state.desiredCount,
      recommended: Math.ceil(1.5 * state.desiredCount),
      unit: 'tasks',
      because:
        'half as many again share the load; a rule of thumb: scale by the load per task that still answers',
    },
  ];
}
