import { spanWords } from '../facts/duration.ts';
import { readFacts } from '../facts/facts.ts';
import { stackFailure } from '../facts/stack-failure.ts';
import { secondsBetween } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import type { Deployment } from '../model/service.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { WatchEnding } from '../model/watch.ts';
import { isMet } from './criteria.ts';
import { type Doom, doomOf } from './doom.ts';
import { type Pin, primaryOf, watchedDeployment } from './pin.ts';
import { stackPhase } from './stack-phase.ts';
import type { WatchState } from './state.ts';

/**
 * How the watch ends, as soon as that is certain; `undefined` while it is not. What could not be looked at never passes,
 * and a look that failed decides nothing.
 */
export function endingOf(state: WatchState): WatchEnding | undefined {
  return failureOf(state) ?? supersededBy(state) ?? passOf(state) ?? blindEnding(state) ?? timeoutOf(state);
}

function failureOf(state: WatchState): WatchEnding | undefined {
  const { merged, latest, pin, plan } = state;
  if (merged === undefined || latest === undefined || state.trouble !== undefined) return undefined;
  const said = failureSaid(latest, merged, pin, state);
  if (said !== undefined) return failed(said);
  if (plan.failFast === 'never') return undefined;
  const doom = doomOf(state);
  return doom && failed(doomText(doom));
}

/** What AWS itself says of the end: the service is gone, the deployment or its stack failed or went back. */
function failureSaid(
  latest: Snapshot,
  merged: Snapshot,
  pin: Pin | undefined,
  state: WatchState,
): string | undefined {
  const stack = stackSays(latest, merged, state);
  if (stack !== undefined) return stack;
  const service = valueOr(latest.vitals.service, undefined);
  if (service !== undefined && service.status !== 'ACTIVE') return `the service is ${service.status}`;
  const { subject } = readFacts(merged);
  if (pin === undefined) return undefined;
  const reason = subject.stateReason ? `: ${subject.stateReason}` : '';
  if (subject.state === 'failed' && subject.deploymentId === pin.id)
    return `the deployment failed or was rolled back${reason}`;
  const watched = watchedDeployment(latest, pin);
  if (watched?.rolloutState === 'FAILED')
    return `the deployment failed${watched.rolloutStateReason ? `: ${watched.rolloutStateReason}` : ''}`;
  const primary = primaryOf(latest);
  if (primary !== undefined && primary.id !== pin.id && isWayBack(primary, pin, state))
    return 'the service was put back to its previous task definition after tasks had failed';
  return undefined;
}

/** A stack that only happens to hold the service counts if it went back while it was watched. */
function stackSays(latest: Snapshot, merged: Snapshot, { plan, startedAt }: WatchState): string | undefined {
  const stack = valueOr(latest.vitals.stack, undefined);
  if (stack === undefined) return undefined;
  const isOurs = plan.stack === 'watched' || (stack.updatedAt ?? stack.createdAt ?? 0) >= startedAt;
  if (!isOurs) return undefined;
  switch (stackPhase(stack.status)) {
    case 'rolled-back':
    case 'failed':
    case 'deleted':
      return `stack ${stack.name} is ${stack.status}${failedResource(merged)}`;
    case 'moving':
    case 'complete':
      return undefined;
  }
}

/** The resource that brought the stack down, where its events tell. */
function failedResource(merged: Snapshot): string {
  const event = stackFailure(readFacts(merged))?.event;
  if (event === undefined) return '';
  return ` because of ${event.logicalId}${event.reason === undefined ? '' : `: ${event.reason}`}`;
}

function isWayBack(primary: Deployment, pin: Pin, { failures }: WatchState): boolean {
  return failures.length > 0 && pin.previousTaskDefinitions.includes(primary.taskDefinitionArn ?? '');
}

function supersededBy({ latest, pin, trouble }: WatchState): WatchEnding | undefined {
  if (latest === undefined || pin === undefined || trouble !== undefined) return undefined;
  const primary = primaryOf(latest);
  if (primary === undefined || primary.id === pin.id) return undefined;
  // Other controllers shift traffic to a deployment that is not the primary yet.
  if ((primary.createdAt ?? 0) < (pin.createdAt ?? 0)) return undefined;
  return { kind: 'superseded', text: `deployment ${primary.id} has replaced ${pin.id}, which was watched` };
}

function passOf({ holdsSince, now, plan, trouble, criteria }: WatchState): WatchEnding | undefined {
  if (holdsSince === undefined || trouble !== undefined || !criteria.every(isMet)) return undefined;
  if (secondsBetween(holdsSince, now) < plan.stableForSeconds) return undefined;
  const held = criteria.filter(({ state }) => state === 'holds').map(({ text }) => text);
  return { kind: 'passed', text: `for ${spanWords(plan.stableForSeconds)}: ${held.join('; ')}` };
}

/** Everything else has held long enough, and what is missing is kept from us: waiting on would change nothing. */
function blindEnding(state: WatchState): WatchEnding | undefined {
  const { unknownSince, now, plan, latest } = state;
  if (latest?.vitals.service.state === 'denied')
    return { kind: 'unseen', text: `not allowed to call ${latest.vitals.service.action}` };
  if (unknownSince === undefined || secondsBetween(unknownSince, now) < plan.stableForSeconds)
    return undefined;
  return unseen(state);
}

function timeoutOf(state: WatchState): WatchEnding | undefined {
  const { startedAt, now, plan, criteria, dataAt, trouble } = state;
  if (secondsBetween(startedAt, now) < plan.timeoutSeconds) return undefined;
  const doom = doomOf(state);
  if (doom !== undefined) return failed(doomText(doom));
  if (dataAt === undefined || trouble !== undefined)
    return { kind: 'unseen', text: trouble ?? 'nothing could be read' };
  if (criteria.some(({ state: standing }) => standing === 'unknown')) return unseen(state);
  const open = criteria.filter(({ state: standing }) => standing === 'open').map(({ text }) => text);
  const rest = open.length === 0 ? 'everything holds, but not yet for long enough' : open.join('; ');
  return { kind: 'undecided', text: `after ${spanWords(plan.timeoutSeconds)}: ${rest}` };
}

function unseen({ criteria }: WatchState): WatchEnding {
  const hidden = criteria.filter(({ state }) => state === 'unknown').map(({ text }) => text);
  return { kind: 'unseen', text: hidden.join('; ') };
}

function failed(text: string): WatchEnding {
  return { kind: 'failed', text };
}

function doomText(doom: Doom): string {
  switch (doom.kind) {
    case 'doomed':
      return `${doom.tasks} tasks failed with the same cause (${doom.cause}) and none has become healthy`;
    case 'cycling':
      return `${doom.tasks} tasks failed again and again with the same cause (${doom.cause})`;
    case 'too-many':
      return `failed tasks: ${doom.tasks}, and --max-failures ends the watch at ${doom.allowed}`;
  }
}
