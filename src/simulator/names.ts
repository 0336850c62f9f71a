import type { RevisionSettings, TargetGroupSettings } from './settings.ts';

/** The account that every simulated world is in: a number that AWS uses in examples. */
export const ACCOUNT_ID = '111122223333';

/** The region that every simulated world is in. */
export const REGION = 'eu-west-1';

const ECS = `arn:aws:ecs:${REGION}:${ACCOUNT_ID}`;
const ELB = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT_ID}`;

/** The ARN of a cluster. */
export function clusterArn(cluster: string): string {
  return `${ECS}:cluster/${cluster}`;
}

/** The ARN of a service, in the long form that names its cluster. */
export function serviceArn(cluster: string, service: string): string {
  return `${ECS}:service/${cluster}/${service}`;
}

/** The ARN of a task, in the long form that names its cluster. */
export function taskArn(cluster: string, taskId: string): string {
  return `${ECS}:task/${cluster}/${taskId}`;
}

/** The ARN of a container of a task. */
export function containerArn(cluster: string, taskId: string, containerId: string): string {
  return `${ECS}:container/${cluster}/${taskId}/${containerId}`;
}

/** The ARN of a task definition: `family:revision`. */
export function taskDefinitionArn(revision: RevisionSettings): string {
  return `${ECS}:task-definition/${revision.family}:${revision.revision}`;
}

/** The ARN of one deployment in the history of a service. */
export function serviceDeploymentArn(cluster: string, service: string, recordId: string): string {
  return `${ECS}:service-deployment/${cluster}/${service}/${recordId}`;
}

/** The ARN of what a deployment asked for; its last segment is the number in the deployment id `ecs-svc/NUMBER`. */
export function serviceRevisionArn(cluster: string, service: string, deploymentId: string): string {
  return `${ECS}:service-revision/${cluster}/${service}/${deploymentId.replace('ecs-svc/', '')}`;
}

/** The ARN of a target group. */
export function targetGroupArn(targetGroup: TargetGroupSettings): string {
  return `${ELB}:targetgroup/${targetGroup.name}/${idOf(targetGroup.name)}`;
}

/** The ARN of an Application Load Balancer. */
export function loadBalancerArn(name: string): string {
  return `${ELB}:loadbalancer/app/${name}/${idOf(name)}`;
}

/** The ARN of the listener of a load balancer. */
export function listenerArn(name: string): string {
  return `${ELB}:listener/app/${name}/${idOf(name)}/${idOf(`${name}/listener`)}`;
}

/** The ARN of the default rule of that listener. */
export function listenerRuleArn(name: string): string {
  return `${ELB}:listener-rule/app/${name}/${idOf(name)}/${idOf(`${name}/listener`)}/${idOf(`${name}/rule`)}`;
}

/** The ARN of a stack, which CloudFormation calls its id. */
export function stackArn(name: string): string {
  const id = `${idOf(name)}${idOf(`${name}/stack`)}`;
  const parts = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)];
  return `arn:aws:cloudformation:${REGION}:${ACCOUNT_ID}:stack/${name}/${parts.join('-')}`;
}

/** The ARN of a role. */
export function roleArn(name: string): string {
  return `arn:aws:iam::${ACCOUNT_ID}:role/${name}`;
}

/** Sixteen hexadecimal digits that belong to a name, as in the ARNs of load balancers. */
export function idOf(name: string): string {
  return [0x811c9dc5, 0x01000193]
    .map((basis) => [...name].reduce((state, letter) => mix(state, letter), basis))
    .map((state) => (state >>> 0).toString(16).padStart(8, '0'))
    .join('');
}

function mix(state: number, letter: string): number {
  const mixed = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return mixed ^ (mixed >>> 15);
}
