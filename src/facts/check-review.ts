import type { CheckReview, SeenSeconds } from '../model/check-review.ts';
import { numberOr } from '../model/setting.ts';
import type { Facts } from './facts.ts';
import { checkFailures, targetFailures } from './health-failure.ts';
import type { ContainerCheckWindow, TargetCheckWindow } from './kill-window.ts';
import { plannedSeconds, readyTasks } from './readiness.ts';
import { slowStartChanges, startPeriodChanges } from './setting-changes.ts';
import type { Stop } from './stop.ts';

/** Every health check of the service with its arithmetic: container checks first, then those of target groups. */
export function reviewChecks(facts: Facts): readonly CheckReview[] {
  return [
    ...facts.checkWindows.map((window) => reviewContainer(window, facts)),
    ...facts.targetWindows.map((window) => reviewTarget(window, facts)),
  ];
}

function reviewContainer(window: ContainerCheckWindow, facts: Facts): CheckReview {
  const failures = checkFailures(facts).filter(({ containerName }) => containerName === window.containerName);
  const ready = readyTasks(facts, window.containerName).map(({ seconds }) => seconds);
  const graceSeconds = graceOf(facts);
  const isLate = ready.length > 0 && plannedSeconds(ready) >= window.unhealthyAfterSeconds;
  return {
    check: 'container',
    subject: window.containerName,
    startPeriodSeconds: window.startPeriodSeconds,
    intervalSeconds: window.intervalSeconds,
    timeoutSeconds: window.timeoutSeconds,
    failures: window.retries,
    unhealthyAfterSeconds: window.unhealthyAfterSeconds,
    unhealthyAtLatestSeconds: window.unhealthyAtLatestSeconds,
    graceSeconds,
    earliestKillSeconds: Math.max(graceSeconds ?? 0, window.unhealthyAfterSeconds),
    ready: seen(ready),
    killed: seen(livesOf(failures)),
    settings: isLate ? startPeriodChanges(facts, window, plannedSeconds(ready)) : [],
  };
}

/** A target is registered some 10 to 40 s after its task started: the earliest moment leaves that out. */
function reviewTarget(window: TargetCheckWindow, facts: Facts): CheckReview {
  const failures = targetFailures(facts).filter((failure) => failure.window === window);
  const { containerName } = balancerOf(window, facts) ?? {};
  const ready = readyTasks(facts, containerName).map(({ seconds }) => seconds);
  const graceSeconds = graceOf(facts);
  const earliestKillSeconds = Math.max(graceSeconds ?? 0, window.unhealthyAfterSeconds);
  const needed = { readySeconds: plannedSeconds(ready), basis: 'observed' } as const;
  const isLate = ready.length > 0 && needed.readySeconds >= earliestKillSeconds;
  return {
    check: 'load-balancer',
    subject: window.targetGroup.name,
    startPeriodSeconds: null,
    intervalSeconds: window.intervalSeconds,
    timeoutSeconds: window.timeoutSeconds,
    failures: window.unhealthyThreshold,
    unhealthyAfterSeconds: window.unhealthyAfterSeconds,
    unhealthyAtLatestSeconds: window.unhealthyAfterSeconds + window.timeoutSeconds,
    graceSeconds,
    earliestKillSeconds,
    ready: seen(ready),
    killed: seen(livesOf(failures)),
    settings: isLate ? slowStartChanges(facts, needed, window) : [],
  };
}

function graceOf({ settings }: Facts): number | null {
  return settings === undefined ? null : (numberOr(settings.healthCheckGracePeriodSeconds, 0) ?? null);
}

function balancerOf({ targetGroup }: TargetCheckWindow, { settings }: Facts) {
  return settings?.loadBalancers.find(({ targetGroupArn }) => targetGroupArn === targetGroup.arn);
}

function livesOf(failures: readonly { readonly stop: Stop }[]): readonly number[] {
  return failures.flatMap(({ stop }) => stop.livedSeconds ?? []);
}

function seen(seconds: readonly number[]): SeenSeconds | null {
  if (seconds.length === 0) return null;
  return {
    least: Math.round(Math.min(...seconds)),
    most: Math.round(Math.max(...seconds)),
    tasks: seconds.length,
  };
}
