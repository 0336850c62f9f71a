import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { guardReadOnly } from './read-only.ts';
import type { ClientSettings, Senders } from './sender.ts';

type Operation = 'FilterLogEvents';

/** The reading operations of CloudWatch Logs, each behind one client. */
export function logsSenders(settings: ClientSettings): Senders<Operation> {
  const client = guardReadOnly(new CloudWatchLogsClient({ ...settings }));
  return {
    FilterLogEvents: (input, options) => client.send(new FilterLogEventsCommand(input), options),
  };
}
