import { AwsFailure } from '../aws/failure.ts';
import type { AwsPort } from '../aws/port.ts';
import { readStack } from '../collect/stack.ts';
import { resolveTargets } from '../collect/target/resolve.ts';
import { type StackService, servicesOfStack } from '../collect/target/stack-services.ts';
import type { ResolvedTarget } from '../collect/target/target.ts';
import type { Context } from '../context.ts';
import { UserError } from '../errors.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';
import { untrusted } from '../model/text.ts';
import type { WatchEnding, WatchEvent, WatchResult } from '../model/watch.ts';
import { waitSeconds } from '../watch/pace.ts';
import { stackPhase } from '../watch/stack-phase.ts';
import { SILENT_SECONDS } from './watch-channel.ts';
import type { Presenter } from './watch-presenter.ts';
import type { WatchSetup } from './watch-service.ts';
import { troubleOf } from './watch-trouble.ts';

export type Awaited =
  | { readonly kind: 'found'; readonly targets: readonly ResolvedTarget[] }
  | { readonly kind: 'ended'; readonly result: WatchResult };

/** Where a stack stands on its way to a service. */
type Standing =
  | { readonly kind: 'found'; readonly services: readonly StackService[] }
  | { readonly kind: 'none'; readonly status: string; readonly reason: string }
  | { readonly kind: 'unseen'; readonly failure: AwsFailure };

/** What is waited for, and since when. */
interface Waiting {
  readonly stack: string;
  readonly setup: WatchSetup;
  readonly startedAt: Instant;
}

/** A line may be silent for half a minute at most: it is time for the next one where the last is this old. */
const REPEAT_SECONDS = 12;

/**
 * The services of a stack, waiting for the first one while the stack is still at work and has none. Ends without one where
 * the stack went back before it came to a service, at the timeout and at an interrupt. Rejects with a `UserError` where
 * there is no such stack, or it is complete and has no service.
 */
export async function awaitServices(
  port: AwsPort,
  stack: string,
  region: string,
  setup: WatchSetup,
  presenter: Presenter,
  { clock, signal, chance }: Context,
): Promise<Awaited> {
  const waiting: Waiting = { stack, setup, startedAt: clock.now() };
  const target = targetOf(stack, region);
  const ended = (ending: WatchEnding): Awaited => ({ kind: 'ended', result: { target, ending } });
  let told: WatchEvent | undefined;
  let changedAt = waiting.startedAt;
  let failedLooks = 0;
  for (;;) {
    if (signal.aborted) return ended({ kind: 'interrupted', text: 'interrupted: no service had been found' });
    const standing = await standingOf(port, stack);
    if (standing.kind === 'found')
      return { kind: 'found', targets: standing.services.map((service) => ({ ...service, region, stack })) };
    if (told === undefined && isAnswer(standing)) {
      const request = { kind: 'stack', stack } as const;
      return { kind: 'found', targets: await resolveTargets(port, request, region, setup.access) };
    }
    const ending = endingOf(standing, waiting, clock.now());
    if (ending !== undefined) return ended(ending);
    const event = waitingEvent(standing, waiting, clock.now());
    if (told?.text !== event.text) changedAt = event.at;
    if (told?.text !== event.text || secondsBetween(told.at, event.at) >= REPEAT_SECONDS) {
      presenter.wait(event, target);
      told = event;
    }
    failedLooks = standing.kind === 'unseen' ? failedLooks + 1 : 0;
    const pace = { changedAt, now: clock.now(), failedLooks, chance: chance() };
    await clock.sleep(Math.min(SILENT_SECONDS, waitSeconds(pace)) * 1000, signal);
  }
}

function targetOf(stack: string, region: string): WatchResult['target'] {
  return {
    cluster: untrusted(''),
    service: untrusted(''),
    region: untrusted(region),
    stack: untrusted(stack),
  };
}

/** Before anything was seen, a failure is an answer: the same question, asked once more, says best what it means. */
function isAnswer(standing: Standing): boolean {
  return standing.kind === 'unseen' && standing.failure.kind !== 'throttled';
}

/** Where a stack stands. What may not be asked is no answer: asking for the service in another way tells more. */
async function standingOf(port: AwsPort, stack: string): Promise<Standing> {
  try {
    const services = await servicesOfStack(port, stack);
    if (services.length > 0) return { kind: 'found', services };
    const { status, events } = await readStack(port, stack, 'skip');
    const failure = events.findLast(
      (event) => event.status.endsWith('_FAILED') && event.reason !== undefined,
    );
    const reason = failure === undefined ? '' : `${failure.logicalId}: ${failure.reason}`;
    return { kind: 'none', status, reason };
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    return { kind: 'unseen', failure: error };
  }
}

/** How the waiting ends, if it does. Throws a `UserError` where there is nothing to wait for. */
function endingOf(
  standing: Exclude<Standing, { kind: 'found' }>,
  { stack, setup: { plan, access }, startedAt }: Waiting,
  now: Instant,
): WatchEnding | undefined {
  const isLate = secondsBetween(startedAt, now) >= plan.timeoutSeconds;
  if (standing.kind === 'unseen')
    return isLate ? { kind: 'unseen', text: troubleOf(standing.failure, access) } : undefined;
  const { status, reason } = standing;
  switch (stackPhase(status)) {
    case 'moving':
      return isLate
        ? { kind: 'undecided', text: `the stack is ${status} and has not come to a service` }
        : undefined;
    case 'complete':
      throw new UserError(`stack "${stack}" has no ECS service`, 'Name the service instead.');
    case 'rolled-back':
    case 'failed':
    case 'deleted':
      return { kind: 'failed', text: `the stack is ${status}${reason === '' ? '' : `: ${reason}`}` };
  }
}

function waitingEvent(
  standing: Exclude<Standing, { kind: 'found' }>,
  { stack, setup }: Waiting,
  at: Instant,
): WatchEvent {
  if (standing.kind === 'unseen') {
    const text = troubleOf(standing.failure, setup.access);
    return { at, kind: 'notice', subject: 'polling', tone: 'bad', text };
  }
  const text = `${standing.status}: waiting for the first service`;
  return { at, kind: 'stack', subject: stack, tone: 'neutral', text };
}
