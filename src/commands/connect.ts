import { AwsFailure } from '../aws/failure.ts';
import { actionOf } from '../aws/operations.ts';
import type { AwsPort } from '../aws/port.ts';
import type { AwsAccess, AwsConnection, Context } from '../context.ts';
import { asDocument, forTerminalLine, terminal } from '../render/encode/terminal.ts';
import type { Manner } from './options.ts';

/** Connects to AWS; under `--debug` each call leaves a line on stderr. */
export async function connect(access: AwsAccess, show: Manner, context: Context): Promise<AwsConnection> {
  const connection = await context.connect(access);
  if (show.calls === 'untraced') return connection;
  return { ...connection, port: tracedPort(connection.port, context) };
}

/** Writes operation, outcome and time of each call. Inputs and answers are never written: they may hold secrets. */
function tracedPort(port: AwsPort, context: Context): AwsPort {
  const trace = (action: string, outcome: string, since: number) => {
    const line = terminal`${forTerminalLine(action)} ${forTerminalLine(outcome)} ${context.clock.now() - since} ms`;
    context.stderr.write(asDocument([line]));
  };
  return {
    async call(operation, input, options) {
      const since = context.clock.now();
      try {
        const answer = await port.call(operation, input, options);
        trace(actionOf(operation), 'ok', since);
        return answer;
      } catch (error) {
        trace(
          actionOf(operation),
          error instanceof AwsFailure ? `${error.kind} ${error.code}` : 'bug',
          since,
        );
        throw error;
      }
    },
  };
}
