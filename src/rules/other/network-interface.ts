import { defineReasonRule } from '../reason-rule.ts';

export const networkInterface = defineReasonRule({
  id: 'network-interface',
  category: 'other',
  title: 'The task gets no network interface',
  kinds: ['network-interface', 'subnet-addresses'],
  what: 'The network interface of the task cannot be created or attached',
  why: 'In awsvpc mode each task needs an interface and an address. Instances have few slots for interfaces unless trunking is on, and subnets run out of addresses.',
  remedy:
    'For “unused device index”: switch ENI trunking on (awsvpcTrunking) or place fewer tasks on each instance; for missing addresses: larger or more subnets.',
  notWhen: 'A single time-out while the interface is provisioned is transient.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html'],
});
