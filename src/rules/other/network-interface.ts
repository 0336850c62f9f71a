import { defineReasonRule } from '../reason-rule.ts';

export const networkInterface = defineReasonRule({
  id: 'network-interface',
  category: 'other',
  title: 'The task gets no network interface',
  kinds: ['network-interface', 'subnet-addresses'],
  what: 'The network interface of the task cannot be created or attached',
  means: 'ECS could not give the task a network interface or an address.',
  why: 'In awsvpc mode each task needs an interface and an address. Instances have few slots for interfaces unless trunking is on, and subnets run out of addresses.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason speaks of an ENI, a device index or missing addresses.',
    },
    {
      run: "aws ec2 describe-subnets --subnet-ids SUBNET --query 'Subnets[].[SubnetId,AvailableIpAddressCount]'",
      look: 'No or few addresses are left; if there are many, the interfaces of the instance are used up.',
    },
  ],
  remedy:
    'For “unused device index”: switch ENI trunking on (awsvpcTrunking) or place fewer tasks on each instance; for missing addresses: larger or more subnets.',
  notWhen: 'A single time-out while the interface is provisioned is transient.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html'],
});
