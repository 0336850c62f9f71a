import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
  StartLiveTailCommand,
  type StartLiveTailCommandInput,
  type StartLiveTailCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { guardReadOnly } from './read-only.ts';
import type { ClientSettings, Senders, SendOptions } from './sender.ts';

type Operation = 'FilterLogEvents';

/** The reading operations of CloudWatch Logs, each behind one client. */
export function logsSenders(settings: ClientSettings): Senders<Operation> {
  const client = guardReadOnly(new CloudWatchLogsClient({ ...settings }));
  return {
    FilterLogEvents: (input, options) => client.send(new FilterLogEventsCommand(input), options),
  };
}

/** A client of its own for one session of Live Tail. */
export interface LiveTailClient {
  start(input: StartLiveTailCommandInput, options: SendOptions): Promise<StartLiveTailCommandOutput>;
  /** Ends the session with its connection. */
  close(): void;
}

/** Builds one. AWS has a host of its own for sessions; where something else is asked instead of AWS, there is only that. */
export function liveTailClient(settings: ClientSettings): LiveTailClient {
  const hasOneHost = settings.endpoint !== undefined;
  const client = guardReadOnly(new CloudWatchLogsClient({ ...settings, disableHostPrefix: hasOneHost }));
  return {
    start: (input, options) => client.send(new StartLiveTailCommand(input), options),
    close: () => client.destroy(),
  };
}
