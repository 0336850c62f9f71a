import type { Evidence } from '../model/finding.ts';
import { valueOr } from '../model/section.ts';
import type { Facts } from './facts.ts';

/** The hosts whose agent is not connected: nothing is placed on them. */
export function disconnectedHosts({ snapshot }: Facts): readonly Evidence[] {
  return valueOr(snapshot.vitals.containerInstances, [])
    .filter(({ agentConnected }) => agentConnected === false)
    .map((host) => ({
      kind: 'host',
      weight: 'circumstantial',
      source: 'ecs:DescribeContainerInstances',
      ref: `containerInstances[${host.arn.split('/').at(-1)}].agentConnected`,
      text: `the agent on host ${host.instanceId ?? host.arn} is not connected (agentConnected is false)`,
    }));
}
