import { describe, expect, it } from 'vitest';
import { readServiceEvent } from '../../../src/model/vocabulary/service-events.ts';
import { adversarial } from '../../support/adversarial.ts';

/** What the scheduler has been seen to write, and what it means. */
const SAID: readonly (readonly [kind: string, text: string])[] = [
  ['steady', '(service api-service) has reached a steady state.'],
  [
    'replaced-unhealthy',
    '(service x) has started 1 tasks: (task f35b3ede97d9476a915fb83787526c65). Amazon ECS replaced 1 tasks due to an unhealthy status.',
  ],
  [
    'az-rebalance',
    '(service api-service) has started 1 tasks in eu-central-1a to AZ Rebalance: (task 8378fd0fc0d744109128c8d6a0b71524).',
  ],
  [
    'started',
    '(service web) has started 2 tasks: (task 8378fd0fc0d744109128c8d6a0b71524) (task 9d85800c30b349039d104d52b506b930).',
  ],
  ['stopped', '(service web) has stopped 1 running tasks: (task 218dcf0765ba4c97a2eeb1f06a0e913b).'],
  ['stopped-pending', '(service api-service) stopped 2 pending tasks.'],
  [
    'registered',
    '(service web) registered 1 targets in (target-group arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/wordpress-tg/a12a24f1cb3ecdb0)',
  ],
  [
    'deregistered',
    '(service web) deregistered 1 targets in (target-group arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/wordpress-tg/a12a24f1cb3ecdb0)',
  ],
  [
    'draining',
    '(service wordpress-service, taskSet ecs-svc/4034032221499882557) has begun draining connections on 1 tasks.',
  ],
  [
    'target-group-missing',
    'service (api) task set (ecs-svc/823) (task 9d85800c) is not healthy in target-group (arn:aws:elasticloadbalancing:eu-central-1:0:targetgroup/api/abc)) due to TARGET GROUP IS NOT FOUND.',
  ],
  [
    'target-unhealthy',
    '(service api-service) (task 9d85800c30b349039d104d52b506b930) (port 8080) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-central-1:000000000000:targetgroup/api-service-alb-http/4d2246e3635cc45b) due to (reason Health checks failed with these codes: [503]).',
  ],
  [
    'container-unhealthy',
    '(service devops-g3-inventory) (task 60a736a708f44dfcb1191e0771825ad5) failed container health checks.',
  ],
  [
    'starts-impaired',
    '(service web) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  ],
  ['throttled', '(service web) operations are being throttled. Will try again later.'],
  [
    'deployment-failed',
    '(service web) (deployment ecs-svc/1571272475813219068) deployment failed: tasks failed to start.',
  ],
  ['rollback', '(service web) rolling back to deployment ecs-svc/1675294001379389663.'],
  ['deployment-completed', '(service web) (deployment ecs-svc/1675294001379389663) deployment completed.'],
  [
    'start-failure',
    '(service backend) was unable to place a task. Reason: CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 9.dkr.ecr.ap-southeast-1.amazonaws.com/rag-nginx:latest: not found.',
  ],
  [
    'no-instance',
    '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 4f2c) has insufficient memory available.',
  ],
  [
    'no-placement',
    '(service web) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
  ],
  [
    'no-placement',
    'service (api) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.',
  ],
  ['no-placement', 'service (api) could not launch 3 tasks for deployment ecs-svc/1.'],
  [
    'limits-stuck',
    'service (api) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
  ],
  [
    'not-steady',
    '(service api-service) was unable to reach steady state because (taskSet ecs-svc/1) was unable to scale in due to (reason 2 tasks under protection)',
  ],
  [
    'az-balance',
    '(service api-service) is not AZ balanced with 3 tasks in eu-central-1a, 1 tasks in eu-central-1c. AZ Rebalancing in progress.',
  ],
  [
    'agent',
    'service (api) Timed out waiting for Amazon ECS Agent to start. Please check logs at /var/log/ecs/ecs-agent.log".',
  ],
  [
    'role-not-assumable',
    'IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service',
  ],
  [
    'start-failure',
    "(service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::1:role/null' that was provided for this task.).",
  ],
  [
    'target-group-missing',
    '(service web) (task 9d85800c) is unhealthy in (target-group arn:x) due to (reason TARGET GROUP IS NOT FOUND).',
  ],
  [
    'target-group-missing',
    '(service web) failed to register targets in (target-group arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/web/a12a24f1cb3ecdb0) with (error One or more target groups not found)',
  ],
];

describe('the events of a service', () => {
  it.each(SAID)('mean %s in the event with the number %#', (kind, text) => {
    expect(readServiceEvent(text)?.kind).toBe(kind);
  });

  it('name the task, the port and what the probe met', () => {
    const [, text = ''] = SAID.find(([kind]) => kind === 'target-unhealthy') ?? [];
    const parts = readServiceEvent(text)?.parts ?? [];
    expect(parts[0]).toBe('9d85800c30b349039d104d52b506b930');
    expect(parts[2]).toBe('8080');
    expect(parts[4]).toBe('Health checks failed with these codes: [503]');
  });

  it('name the deployment that failed and what failed', () => {
    const text = '(service web) (deployment ecs-svc/1571) deployment failed: tasks failed to start.';
    expect(readServiceEvent(text)?.parts).toEqual(['ecs-svc/1571', 'tasks failed to start.']);
  });

  it('hold the whole error of a task that could not be launched', () => {
    const text = '(service web) failed to launch a task with (error CannotPull (again): not found).';
    expect(readServiceEvent(text)?.parts).toEqual(['CannotPull (again): not found']);
  });

  it('may be unknown', () => {
    expect(readServiceEvent('(service web) has learned to dance.')).toBeUndefined();
  });

  it.each(adversarial)('are read to the end where they are a megabyte of %s', (_, text) => {
    expect(() => readServiceEvent(text)).not.toThrow();
  });
});
