import { breakerThreshold } from '../facts/breaker-threshold.ts';
import { deploymentIdOf } from '../facts/subject.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Forecast } from '../model/watch.ts';
import { killSchedule } from './kill-schedule.ts';
import { watchedDeployment } from './pin.ts';
import { stackPhase } from './stack-phase.ts';
import type { WatchState } from './state.ts';

/** CloudFormation gives a service about three hours: https://github.com/aws/containers-roadmap/issues/1303 */
const STACK_PATIENCE_SECONDS = 3 * 3600;

/** What will happen if nothing changes, nearest first; what has no time of its own stands last. */
export function forecastsOf(state: WatchState): readonly Forecast[] {
  const { merged, latest, pin } = state;
  if (merged === undefined || latest === undefined || pin === undefined) return [];
  const watched = watchedDeployment(latest, pin);
  const isOpen = watched?.rolloutState === 'IN_PROGRESS';
  const forecasts = [
    ...killForecast(latest, pin.id, state.now),
    ...(isOpen ? breakerForecast(state, latest) : []),
    ...stackForecast(latest, state.now),
  ];
  return forecasts.toSorted((one, other) => (one.at ?? Infinity) - (other.at ?? Infinity));
}

function breakerForecast({ failures, now, pin }: WatchState, latest: Snapshot): readonly Forecast[] {
  const settings = valueOr(latest.blueprint.service, undefined);
  const watched = watchedDeployment(latest, pin);
  if (settings === undefined || watched === undefined || settings.deploymentController !== 'ECS') return [];
  if (settings.circuitBreaker?.enabled !== true) {
    const text = 'no circuit breaker: ECS starts tasks for ever, however many fail';
    return failures.length === 0 ? [] : [{ kind: 'breaker', text }];
  }
  const history = valueOr(latest.vitals.serviceDeployments, []);
  const counted = history.find((one) => deploymentIdOf(one) === pin?.id)?.circuitBreaker;
  const count = counted?.failureCount ?? watched.failedTasks;
  const threshold = counted?.threshold ?? breakerThreshold(watched.desiredCount);
  const after = settings.circuitBreaker.rollback
    ? 'then it rolls back'
    : 'then it fails and nothing is rolled back';
  const said = `circuit breaker ${count} of ${threshold}, ${after}`;
  if (count === 0) {
    const reset = failures.length >= threshold;
    const never = `circuit breaker 0 of ${threshold}: it never trips while tasks become healthy between the failures`;
    return [{ kind: 'breaker', text: reset ? never : said }];
  }
  const gap = gapSeconds(failures.map(({ at }) => at));
  if (gap === undefined) return [{ kind: 'breaker', text: said }];
  return [{ kind: 'breaker', at: now + (threshold - count) * gap * 1000, text: said }];
}

/** How far apart failures are on average; `undefined` where fewer than two were seen. */
function gapSeconds(times: readonly Instant[]): number | undefined {
  if (times.length < 2) return undefined;
  return secondsBetween(Math.min(...times), Math.max(...times)) / (times.length - 1);
}

function stackForecast(latest: Snapshot, now: Instant): readonly Forecast[] {
  const stack = valueOr(latest.vitals.stack, undefined);
  if (stack === undefined || stackPhase(stack.status) !== 'moving') return [];
  const begun = stack.events.find(
    ({ resourceType, status }) =>
      resourceType === 'AWS::ECS::Service' && /^(?:CREATE|UPDATE)_IN_PROGRESS$/.test(status),
  );
  if (begun === undefined) return [];
  const at = begun.at + STACK_PATIENCE_SECONDS * 1000;
  if (at < now) return [];
  return [{ kind: 'cloudformation', at, text: 'CloudFormation gives up on the service and rolls back' }];
}

/** The earliest end that a check can bring to a task that is not healthy yet; what protects it longest counts. */
function killForecast(latest: Snapshot, deploymentId: string, now: Instant): readonly Forecast[] {
  const starting = valueOr(latest.vitals.runningTasks, []).filter(
    ({ startedBy, healthStatus, startedAt }) =>
      startedBy === deploymentId && healthStatus !== 'HEALTHY' && startedAt !== undefined,
  );
  const killOf = killSchedule(latest);
  const dues = starting.flatMap((task) => {
    const due = killOf(task);
    return due === undefined || due.at < now ? [] : [{ ...due, task }];
  });
  const [first] = dues.sort((one, other) => one.at - other.at);
  if (first === undefined) return [];
  const text = `earliest kill of task ${first.task.id.slice(0, 8)}: ${first.why}`;
  return [{ kind: 'kill', at: first.at, text }];
}
