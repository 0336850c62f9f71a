import type { StartLiveTailCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import { AwsFailure } from '../../aws/failure.ts';
import type { LiveTailPort, SessionOptions } from '../../aws/port.ts';
import { type LiveEventAnswer, liveTailAnswer } from '../answers/log.ts';
import { readAnswer } from '../answers/read-answer.ts';

/** What happens in a session of Live Tail. */
export type LiveUpdate =
  | { readonly kind: 'begun' }
  /** `sampled` where there were more than 500 a second, of which some were left out. */
  | { readonly kind: 'lines'; readonly lines: readonly LiveEventAnswer[]; readonly part: 'whole' | 'sampled' }
  | { readonly kind: 'ended'; readonly failure?: AwsFailure };

/** A session from its beginning to its end, which is the last update. An update without lines comes too, every second. */
export async function* liveUpdates(
  port: LiveTailPort,
  input: StartLiveTailCommandInput,
  options: SessionOptions,
): AsyncGenerator<LiveUpdate> {
  try {
    let state: 'opening' | 'open' = 'opening';
    for await (const sent of port.tail(input, options)) {
      if (state === 'opening') yield { kind: 'begun' };
      state = 'open';
      const { sessionUpdate: update } = readAnswer(liveTailAnswer, 'StartLiveTail', sent);
      if (update === undefined) continue;
      const part = update.sessionMetadata?.sampled ? 'sampled' : 'whole';
      yield { kind: 'lines', lines: update.sessionResults ?? [], part };
    }
    yield { kind: 'ended' };
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    yield { kind: 'ended', failure: error };
  }
}
