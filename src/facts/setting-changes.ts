import type { SettingChange } from '../model/finding.ts';
import { numberOr } from '../model/setting.ts';
import type { Facts } from './facts.ts';
import type { ContainerCheckWindow, TargetCheckWindow } from './kill-window.ts';
import { type AdvisedCheck, adviseGrace, adviseStartPeriod } from './recommend.ts';

/** How long the application needs, and whether that was seen or only known to be longer. */
interface NeededTime {
  readonly readySeconds: number;
  readonly basis: 'observed' | 'at-least';
}

/** What to change so that a container check leaves the application the `readySeconds` that it was seen to need. */
export function startPeriodChanges(
  facts: Facts,
  window: ContainerCheckWindow,
  readySeconds: number,
): readonly SettingChange[] {
  const advice = adviseStartPeriod(readySeconds, window);
  const because = `1.5 × the observed ${Math.round(readySeconds)} s to ready, rounded up`;
  const changes: SettingChange[] = [];
  if (advice.startPeriodSeconds > window.startPeriodSeconds) {
    changes.push({
      path: 'healthCheck.startPeriod',
      container: window.containerName,
      current: window.startPeriodSeconds,
      recommended: advice.startPeriodSeconds,
      unit: 's',
      because:
        advice.startPeriodSeconds === 300 ? `${because}; 300 is the longest that ECS accepts` : because,
    });
  }
  if (advice.retries > window.retries) {
    changes.push({
      path: 'healthCheck.retries',
      container: window.containerName,
      current: window.retries,
      recommended: advice.retries,
      unit: 'failures',
      because: `with them the check gives up after ${advice.coveredSeconds} s`,
    });
  }
  if (advice.intervalSeconds > window.intervalSeconds) {
    changes.push({
      path: 'healthCheck.interval',
      container: window.containerName,
      current: window.intervalSeconds,
      recommended: advice.intervalSeconds,
      unit: 's',
      because: `${advice.retries} retries are the most that ECS accepts, so that only a longer interval reaches 1.5 × ${Math.round(readySeconds)} s`,
    });
  }
  const target = facts.targetWindows[0];
  const needed: NeededTime = { readySeconds, basis: 'observed' };
  return [...changes, ...graceChanges(facts, needed, { ...advice, window }, target)];
}

/**
 * What to change so that a load balancer’s check leaves the application the time that it needs. One grace period serves
 * both checks, so that it must cover the container check as well, and a container check that is too short is next.
 */
export function slowStartChanges(
  facts: Facts,
  needed: NeededTime,
  target: TargetCheckWindow | undefined,
): readonly SettingChange[] {
  const [window] = facts.checkWindows;
  if (window === undefined) return graceChanges(facts, needed, undefined, target);
  if (needed.basis === 'observed' && needed.readySeconds >= window.unhealthyAfterSeconds) {
    return startPeriodChanges(facts, window, needed.readySeconds);
  }
  return graceChanges(facts, needed, asItIs(window), target);
}

function asItIs(window: ContainerCheckWindow): AdvisedCheck {
  const { startPeriodSeconds, retries, intervalSeconds, unhealthyAfterSeconds: coveredSeconds } = window;
  return { startPeriodSeconds, retries, intervalSeconds, coveredSeconds, window };
}

/** What to change so that the scheduler ignores both checks for as long as the application needs. */
function graceChanges(
  facts: Facts,
  needed: NeededTime,
  container: AdvisedCheck | undefined,
  target: TargetCheckWindow | undefined,
): readonly SettingChange[] {
  const current = numberOr(facts.settings?.healthCheckGracePeriodSeconds, 0);
  const advice = adviseGrace(needed.readySeconds, container, target);
  if (current === undefined || advice.graceSeconds <= current) return [];
  return [
    {
      path: 'service.healthCheckGracePeriodSeconds',
      current,
      recommended: advice.graceSeconds,
      unit: 's',
      because:
        needed.basis === 'observed'
          ? advice.arithmetic
          : `${advice.arithmetic}; a rule of thumb, since no task got as far as ready: it may need more`,
    },
  ];
}
