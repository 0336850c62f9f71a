import { hex } from './chance.ts';

export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';

/** An ARN of the invented account. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

/** The address of an image in the account's own registry. */
export function ecrImage(repository: string, tag: string): string {
  return `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${repository}:${tag}`;
}

/** The 32 digits that name a task. */
export function taskId(service: string, key: string): string {
  return hex(`task/${service}/${key}`, 32);
}

/** A deployment's id, as it is found in `startedBy` and in events. */
export function deploymentId(service: string, revision: number): string {
  const digits = BigInt(`0x${hex(`deployment/${service}/${revision}`, 14)}`)
    .toString()
    .padEnd(19, '7');
  return `ecs-svc/${digits.slice(0, 19)}`;
}
