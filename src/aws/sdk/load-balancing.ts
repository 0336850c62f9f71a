import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { guardReadOnly } from './read-only.ts';
import type { ClientSettings, Senders } from './sender.ts';

type Operation =
  | 'DescribeTargetGroups'
  | 'DescribeTargetGroupAttributes'
  | 'DescribeTargetHealth'
  | 'DescribeLoadBalancers'
  | 'DescribeListeners';

/** The reading operations of Elastic Load Balancing, each behind one client. */
export function loadBalancingSenders(settings: ClientSettings): Senders<Operation> {
  const client = guardReadOnly(new ElasticLoadBalancingV2Client({ ...settings }));
  return {
    DescribeTargetGroups: (input, options) => client.send(new DescribeTargetGroupsCommand(input), options),
    DescribeTargetGroupAttributes: (input, options) =>
      client.send(new DescribeTargetGroupAttributesCommand(input), options),
    DescribeLoadBalancers: (input, options) => client.send(new DescribeLoadBalancersCommand(input), options),
    DescribeListeners: (input, options) => client.send(new DescribeListenersCommand(input), options),
    DescribeTargetHealth: (input, options) => client.send(new DescribeTargetHealthCommand(input), options),
  };
}
