import * as v from 'valibot';
import { listOf, maybe, number, text } from './fields.ts';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html */
export const loadBalancersAnswer = v.object({
  LoadBalancers: listOf(v.object({ LoadBalancerArn: maybe(text), DNSName: maybe(text) })),
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html */
export const listenersAnswer = v.object({
  Listeners: listOf(v.object({ Port: maybe(number), Protocol: maybe(text) })),
});
