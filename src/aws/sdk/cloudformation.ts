import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { guardReadOnly } from './read-only.ts';
import type { ClientSettings, Senders } from './sender.ts';

type Operation = 'DescribeStacks' | 'DescribeStackEvents' | 'ListStackResources';

/** The reading operations of CloudFormation, each behind one client. */
export function cloudFormationSenders(settings: ClientSettings): Senders<Operation> {
  const client = guardReadOnly(new CloudFormationClient({ ...settings }));
  return {
    DescribeStacks: (input, options) => client.send(new DescribeStacksCommand(input), options),
    DescribeStackEvents: (input, options) => client.send(new DescribeStackEventsCommand(input), options),
    ListStackResources: (input, options) => client.send(new ListStackResourcesCommand(input), options),
  };
}
