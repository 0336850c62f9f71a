import * as v from 'valibot';
import type { ServiceLoadBalancer } from '../../model/service.ts';
import type { Untrusted } from '../../model/text.ts';
import { maybe, number, text } from './fields.ts';

/** Blue/green deployments keep the second target group apart from the first. */
const advancedConfiguration = v.object({ alternateTargetGroupArn: maybe(text) });

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html */
export const loadBalancer = v.pipe(
  v.object({
    targetGroupArn: maybe(text),
    loadBalancerName: maybe(text),
    containerName: maybe(text),
    containerPort: maybe(number),
    advancedConfiguration: maybe(advancedConfiguration),
  }),
  v.transform(
    ({ advancedConfiguration: advanced, ...known }): ServiceLoadBalancer & { alternate?: Untrusted } => ({
      ...known,
      alternate: advanced?.alternateTargetGroupArn,
    }),
  ),
);

type LoadBalanced = { readonly loadBalancers: readonly v.InferOutput<typeof loadBalancer>[] };

/** Every target group that a service, its task sets or a revision register tasks with. */
export function targetGroupArnsOf(parts: readonly LoadBalanced[]): Untrusted[] {
  return parts
    .flatMap(({ loadBalancers }) => loadBalancers)
    .flatMap(({ targetGroupArn, alternate }) => [targetGroupArn, alternate])
    .filter((arn) => arn !== undefined);
}
