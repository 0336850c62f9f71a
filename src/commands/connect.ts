import { AwsFailure } from '../aws/failure.ts';
import { actionOf } from '../aws/operations.ts';
import type { AwsPort, LiveTailPort } from '../aws/port.ts';
import type { AwsAccess, AwsConnection, Context } from '../context.ts';
import type { Instant } from '../model/instant.ts';
import { asDocument, forTerminalLine, terminal } from '../render/encode/terminal.ts';
import type { Manner } from './options.ts';

/** Connects to AWS; under `--debug` each call leaves a line on stderr. */
export async function connect(access: AwsAccess, show: Manner, context: Context): Promise<AwsConnection> {
  const connection = await context.connect(access);
  if (show.calls === 'untraced') return connection;
  const { port, liveTail } = connection;
  const trace = tracer(context);
  return {
    ...connection,
    port: tracedPort(port, trace, context),
    liveTail: liveTail && tracedLiveTail(liveTail, trace, context),
  };
}

type Trace = (action: string, outcome: string, since: Instant) => void;

/** Writes operation, outcome and time of each call. Inputs and answers are never written: they may hold secrets. */
function tracer({ clock, stderr }: Context): Trace {
  return (action, outcome, since) => {
    const line = terminal`${forTerminalLine(action)} ${forTerminalLine(outcome)} ${clock.now() - since} ms`;
    stderr.write(asDocument([line]));
  };
}

function outcomeOf(error: unknown): string {
  return error instanceof AwsFailure ? `${error.kind} ${error.code}` : 'bug';
}

function tracedPort(port: AwsPort, trace: Trace, { clock }: Context): AwsPort {
  return {
    async call(operation, input, options) {
      const since = clock.now();
      try {
        const answer = await port.call(operation, input, options);
        trace(actionOf(operation), 'ok', since);
        return answer;
      } catch (error) {
        trace(actionOf(operation), outcomeOf(error), since);
        throw error;
      }
    },
  };
}

/** A session leaves one line, at its end. */
function tracedLiveTail(port: LiveTailPort, trace: Trace, { clock }: Context): LiveTailPort {
  const action = actionOf('StartLiveTail');
  return {
    async *tail(input, options) {
      const since = clock.now();
      try {
        yield* port.tail(input, options);
        trace(action, 'ok', since);
      } catch (error) {
        trace(action, outcomeOf(error), since);
        throw error;
      }
    },
  };
}
