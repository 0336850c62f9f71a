import { numberOr } from '../model/setting.ts';
import type { ReadEvent } from './event.ts';
import type { Facts, LiveTarget } from './facts.ts';
import type { ContainerCheckWindow, TargetCheckWindow } from './kill-window.ts';
import { readySecondsOf } from './readiness.ts';
import type { Stop } from './stop.ts';

/**
 * When the application became ready, seen from the check that failed: in time for it, too late, or never as far as the
 * log goes. `long-healthy`: the task had lived far beyond the window, so its check had passed. `no-log`: nobody knows.
 */
export type ReadyTiming = 'in-time' | 'too-late' | 'never' | 'long-healthy' | 'no-log';

/** A task that was stopped because its container health check failed. */
export interface CheckFailure {
  readonly stop: Stop;
  readonly containerName: string;
  readonly window?: ContainerCheckWindow;
  readonly readySeconds?: number;
  readonly timing: ReadyTiming;
}

/** What the load balancer's probe met. */
export type ProbeResult =
  | { readonly kind: 'codes'; readonly codes: readonly number[] }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'other' };

/** A task that was stopped because a load balancer found its target unhealthy. */
export interface TargetFailure {
  readonly stop: Stop;
  readonly window?: TargetCheckWindow;
  /** What the probe met, from the event about this task or else the newest about any. */
  readonly probe?: ProbeResult;
  readonly event?: ReadEvent;
  readonly readySeconds?: number;
  readonly timing: ReadyTiming;
}

/** A task that lived this many windows long, and at least ten minutes, had passed its check. */
const LONG_LIFE_WINDOWS = 4;
const LONG_LIFE_SECONDS = 600;

/** The failures of container health checks, each with the container whose check failed. */
export function checkFailures(facts: Facts): readonly CheckFailure[] {
  return facts.failures
    .filter(({ reason }) => reason?.kind === 'container-health-check')
    .map((stop) => {
      const containerName = failedCheckOf(stop, facts);
      const window = facts.checkWindows.find((candidate) => candidate.containerName === containerName);
      const readySeconds = readySecondsOf(stop, containerName);
      const limit = window?.unhealthyAfterSeconds;
      const inTime = readySeconds !== undefined && limit !== undefined && readySeconds < limit;
      const timing = timingOf(stop, containerName, readySeconds, inTime, window?.unhealthyAtLatestSeconds);
      return { stop, containerName, window, readySeconds, timing };
    });
}

/** The failures of load balancer health checks. */
export function targetFailures(facts: Facts): readonly TargetFailure[] {
  const events = targetEvents(facts);
  const balancer = facts.settings?.loadBalancers[0];
  const graceSeconds = numberOr(facts.settings?.healthCheckGracePeriodSeconds, 0) ?? 0;
  return facts.failures
    .filter(({ reason }) => reason?.kind === 'load-balancer-check')
    .map((stop) => {
      const event = events.find(({ reading }) => reading?.parts[0] === stop.task.id) ?? events[0];
      const window =
        facts.targetWindows.find(({ targetGroup }) => stop.reason?.text.includes(targetGroup.arn)) ??
        facts.targetWindows[0];
      const readySeconds = readySecondsOf(stop, balancer?.containerName) ?? readySecondsOf(stop);
      const timing = timingOf(
        stop,
        balancer?.containerName,
        readySeconds,
        metReady(stop, readySeconds, window),
        graceSeconds + (window?.unhealthyAfterSeconds ?? 0),
      );
      return { stop, window, probe: event && probeOf(event.reading?.parts[4]), event, readySeconds, timing };
    });
}

/** The events about unhealthy targets, newest first. */
export function targetEvents(facts: Facts): readonly ReadEvent[] {
  return facts.events.filter(({ reading }) => reading?.kind === 'target-unhealthy');
}

/** The targets that the load balancer finds unhealthy now. */
export function unhealthyTargets(facts: Facts): readonly LiveTarget[] {
  return facts.targets.filter(({ target, group }) => group !== undefined && target.state === 'unhealthy');
}

/** What a probe met, in the words of the load balancer: `Health checks failed with these codes: [404]`. */
export function probeOf(text: string | undefined): ProbeResult {
  const codes = /with these codes: \[([\d, ]+)\]/i.exec(text ?? '')?.[1];
  if (codes !== undefined)
    return { kind: 'codes', codes: codes.split(',').map((code) => Number(code.trim())) };
  if (/timed out/i.test(text ?? '')) return { kind: 'timeout' };
  if (/Health checks failed/i.test(text ?? '')) return { kind: 'refused' };
  return { kind: 'other' };
}

function failedCheckOf(stop: Stop, facts: Facts): string {
  const checked = new Set(facts.checkWindows.map(({ containerName }) => containerName));
  const unhealthy = stop.task.containers.find((container) => container.healthStatus === 'UNHEALTHY');
  const only = stop.task.containers.find((container) => checked.has(container.name));
  return (unhealthy ?? only ?? stop.task.containers[0])?.name ?? 'unknown';
}

/**
 * Whether the probe met an application that was ready: it was so an interval before the balancer can have given up, or
 * for an interval longer than the balancer needs to notice.
 */
function metReady(
  stop: Stop,
  readySeconds: number | undefined,
  window: TargetCheckWindow | undefined,
): boolean {
  if (readySeconds === undefined) return false;
  const interval = window?.intervalSeconds ?? 30;
  const notice = window?.unhealthyAfterSeconds ?? 60;
  if (readySeconds <= notice - interval) return true;
  return stop.livedSeconds !== undefined && stop.livedSeconds - readySeconds >= notice + interval;
}

function timingOf(
  stop: Stop,
  containerName: string | undefined,
  readySeconds: number | undefined,
  inTime: boolean,
  windowSeconds: number | undefined,
): ReadyTiming {
  const longLife = Math.max(LONG_LIFE_SECONDS, LONG_LIFE_WINDOWS * (windowSeconds ?? 0));
  if (stop.livedSeconds !== undefined && stop.livedSeconds >= longLife) return 'long-healthy';
  if (readySeconds !== undefined) return inTime ? 'in-time' : 'too-late';
  const logs = stop.logs.filter((log) => containerName === undefined || log.containerName === containerName);
  return logs.length > 0 ? 'never' : 'no-log';
}

/**
 * Whether both the application’s words and the end of its task are known. Where they are not, something else (a crash, memory)
 * may be behind what a health check met.
 */
export function isSeenWhole(facts: Facts, newest: TargetFailure | undefined): boolean {
  return facts.logs === 'read' && newest?.stop.ending !== 'unrecorded';
}
