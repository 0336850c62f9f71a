import type { StartLiveTailCommandInput, StartLiveTailCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import { AwsFailure } from './failure.ts';
import { actionOf } from './operations.ts';
import type { LiveTailPort, SessionOptions } from './port.ts';
import type { LiveTailClient } from './sdk/logs.ts';
import type { SdkSettings } from './sdk.ts';
import { failureFrom } from './translate.ts';

/** Something is sent every second; a connection that is silent for longer than this is broken. */
const SILENT_SECONDS = 15;

const ACTION = actionOf('StartLiveTail');

/** Live Tail behind the SDK. Each session has a client of its own, and its connection ends with it. */
export function sdkLiveTail(settings: SdkSettings): LiveTailPort {
  return { tail: (input, options) => session(settings, input, options) };
}

async function* session(
  settings: SdkSettings,
  input: StartLiveTailCommandInput,
  { region = settings.region, signal }: SessionOptions,
): AsyncGenerator<unknown> {
  const silentSeconds = settings.deadlineSeconds ?? SILENT_SECONDS;
  const client = await clientOf(settings, region);
  const over = AbortSignal.any([settings.signal, signal]);
  const abortSignal = AbortSignal.any([over]);
  try {
    const watched = <T>(work: Promise<T>) => withinSeconds(work, silentSeconds, over);
    const { responseStream } = await watched(client.start(input, { abortSignal }));
    if (responseStream === undefined) throw new AwsFailure('failed', ACTION, 'NoStream', 'nothing was sent');
    yield* sent(responseStream, watched);
  } catch (error) {
    throw failureFrom(error, ACTION);
  } finally {
    client.close();
  }
}

async function* sent(
  stream: NonNullable<StartLiveTailCommandOutput['responseStream']>,
  watched: <T>(work: Promise<T>) => Promise<T>,
): AsyncGenerator<unknown> {
  const items = stream[Symbol.asyncIterator]();
  for (;;) {
    const item = await watched(items.next());
    if (item.done) return;
    yield item.value;
  }
}

async function clientOf(
  { profile, endpointUrl: endpoint, credentials }: SdkSettings,
  region: string,
): Promise<LiveTailClient> {
  const { liveTailClient } = await import('./sdk/logs.ts');
  return liveTailClient({ region, profile, endpoint, credentials });
}

/** Rejects where it takes longer, or as soon as it is over: neither needs the SDK to notice. */
function withinSeconds<T>(work: Promise<T>, seconds: number, over: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const interrupt = () => reject(new AwsFailure('failed', ACTION, 'Interrupted', 'interrupted'));
    const timer = setTimeout(() => {
      const message = `nothing was sent for ${seconds} s`;
      reject(new AwsFailure('unreachable', ACTION, 'DeadlineExceeded', message));
    }, seconds * 1000);
    if (over.aborted) interrupt();
    over.addEventListener('abort', interrupt, { once: true });
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      over.removeEventListener('abort', interrupt);
    });
  });
}
