import { AwsFailure } from '../aws/failure.ts';
import type { AwsPort } from '../aws/port.ts';
import { readStack } from '../collect/stack.ts';
import { resolveTargets } from '../collect/target/resolve.ts';
import { servicesOfStack } from '../collect/target/stack-services.ts';
import type { ResolvedTarget } from '../collect/target/target.ts';
import type { Context } from '../context.ts';
import { UserError } from '../errors.ts';
import { secondsBetween } from '../model/instant.ts';
import { untrusted } from '../model/text.ts';
import type { WatchEnding, WatchEvent, WatchResult } from '../model/watch.ts';
import { stackPhase } from '../watch/stack-phase.ts';
import type { Presenter } from './watch-presenter.ts';
import type { WatchSetup } from './watch-service.ts';

export type Awaited =
  | { readonly kind: 'found'; readonly targets: readonly ResolvedTarget[] }
  | { readonly kind: 'ended'; readonly result: WatchResult };

const WAIT_SECONDS = 5;

/**
 * The services of a stack, waiting for the first one while the stack is still at work and has none. Ends without one where
 * the stack went back before it came to a service, at the timeout and at an interrupt. Rejects with a `UserError` where
 * there is no such stack, or it is complete and has no service.
 */
export async function awaitServices(
  port: AwsPort,
  stack: string,
  region: string,
  { plan, access }: WatchSetup,
  presenter: Presenter,
  { clock, signal }: Context,
): Promise<Awaited> {
  const startedAt = clock.now();
  const target = {
    cluster: untrusted(''),
    service: untrusted(''),
    region: untrusted(region),
    stack: untrusted(stack),
  };
  const ended = (ending: WatchEnding): Awaited => ({ kind: 'ended', result: { target, ending } });
  let told = '';
  for (;;) {
    if (signal.aborted) return ended({ kind: 'interrupted', text: 'interrupted: no service had been found' });
    const waiting = await standingOf(port, stack);
    if (waiting === undefined)
      return { kind: 'found', targets: await resolveTargets(port, { kind: 'stack', stack }, region, access) };
    const { status, reason } = waiting;
    const phase = stackPhase(status);
    if (phase !== 'moving' && phase !== 'complete')
      return ended({
        kind: 'failed',
        text: `stack ${stack} is ${status}${reason === '' ? '' : `: ${reason}`}`,
      });
    if (phase === 'complete')
      throw new UserError(`stack "${stack}" has no ECS service`, 'Name the service instead.');
    if (secondsBetween(startedAt, clock.now()) >= plan.timeoutSeconds)
      return ended({ kind: 'undecided', text: `stack ${stack} is ${status} and has not come to a service` });
    if (told !== status) presenter.wait(waitingEvent(stack, status, clock.now()), target);
    told = status;
    await clock.sleep(WAIT_SECONDS * 1000, signal);
  }
}

/** Where a stack without services stands; `undefined` where it has one, or asking for it tells more. */
async function standingOf(port: AwsPort, stack: string) {
  try {
    if ((await servicesOfStack(port, stack)).length > 0) return undefined;
    const { status, events } = await readStack(port, stack, 'skip');
    const failure = events.findLast(
      (event) => event.status.endsWith('_FAILED') && event.reason !== undefined,
    );
    return { status, reason: failure === undefined ? '' : `${failure.logicalId}: ${failure.reason}` };
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    // The same question is asked once more by `resolveTargets`, which says what went wrong.
    return undefined;
  }
}

function waitingEvent(stack: string, status: string, at: number): WatchEvent {
  const text = `${status}: waiting for the first service`;
  return { at, kind: 'stack', subject: stack, tone: 'neutral', text };
}
