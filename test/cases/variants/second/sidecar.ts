import type { Container, Task } from '@aws-sdk/client-ecs';
import { between } from '../account/chance.ts';
import { backOff, cycle } from '../account/cycle.ts';
import { notStarted, unhealthy } from '../account/end.ts';
import { container, port, releasing, settled } from '../account/service-spec.ts';
import { build } from '../build.ts';
import { amendTasks } from './amend.ts';
import { crashing, longRunning } from './loop.ts';

const GUARD = 'aws-guardduty-agent-Xb12Qe';
const GUARD_DENIED =
  'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 733349766148.dkr.ecr.us-east-1.amazonaws.com/aws-guardduty-agent-fargate:v1.7.0-Fg_x86_64: pulling from host 733349766148.dkr.ecr.us-east-1.amazonaws.com failed with status code [manifests v1.7.0-Fg_x86_64]: 403 Forbidden';

/** The task with a container that its task definition does not name. */
function injected(task: Task, container: Container): Partial<Task> {
  return { containers: [container, ...(task.containers ?? [])] };
}

function isStopped({ lastStatus }: Task): boolean {
  return lastStatus === 'STOPPED' || lastStatus === 'DEPROVISIONING';
}

/** Incidents in which a container beside the program matters, or seems to. */
export const SIDECAR = [
  // https://github.com/aws/amazon-ecs-service-connect-agent/issues/41 and /127
  amendTasks(
    build({
      id: 'service-connect-agent-unhealthy',
      innocent: ['startPeriod'],
      story:
        'ECS Service Connect put its own proxy into the task, and that proxy becomes unhealthy; the task definition has no health check at all. The program is well and is killed with 137, which reads as memory.',
      misleading: true,
      verdict: ['cycling', 'degraded', 'failed'],
      category: 'health-check',
      mention: ['ecs-service-connect'],
      not: ['oom', 'startup', 'load-balancer', 'other'],
      service: {
        cluster: 'mesh',
        name: 'basket',
        desired: 2,
        history: settled(61, -700_000),
        containers: [container('basket', 'app', port(8080))],
      },
      tasks: cycle({
        from: -6000,
        slots: 2,
        pause: () => 14,
        life: (n, slot) => ({
          end: unhealthy(between(`basket${n}/${slot}`, 420, 700), { app: 137 }),
          logs: { app: [[2.2, '{"level":"info","msg":"basket listening on :8080"}']] },
        }),
      }),
    }),
    (task) =>
      injected(task, {
        name: 'ecs-service-connect-Kq9dT',
        lastStatus: task.lastStatus === 'RUNNING' ? 'RUNNING' : 'STOPPED',
        healthStatus: isStopped(task) ? 'UNHEALTHY' : 'HEALTHY',
        ...(isStopped(task) ? { exitCode: 0 } : {}),
      }),
  ),
  // https://github.com/METR/hawk/pull/282
  amendTasks(
    build({
      id: 'guardduty-pull-denied',
      story:
        'GuardDuty was switched on yesterday and puts its agent into every task; the execution role may pull from the own repository only, and the image of the agent is in an account of AWS. Nobody changed the service.',
      verdict: ['cycling', 'degraded', 'failed'],
      category: 'startup',
      mention: ['guardduty', '403 Forbidden'],
      not: ['oom', 'health-check', 'load-balancer', 'other'],
      service: {
        cluster: 'prod',
        name: 'exports',
        desired: 2,
        history: releasing(45, -4500),
        containers: [container('exports', 'app')],
      },
      tasks: [
        ...longRunning(2),
        ...cycle({
          from: -4490,
          slots: 2,
          pause: backOff,
          life: () => ({ end: notStarted('create', 49, 'Task failed to start') }),
        }),
      ],
    }),
    (task) =>
      isStopped(task) ? injected(task, { name: GUARD, lastStatus: 'STOPPED', reason: GUARD_DENIED }) : {},
  ),
  // https://github.com/aws-samples/bedrock-chat/pull/501
  amendTasks(
    build({
      id: 'guardduty-noise-beside-crash',
      story:
        'The agent of GuardDuty cannot be pulled in any task of the account and harms none; the program of this release ends with 1 because a class is missing. The loudest reason in the task is that of the agent.',
      misleading: true,
      verdict: ['cycling', 'degraded', 'failed'],
      category: 'startup',
      mention: ['ClassNotFoundException', 'NoClassDefFoundError'],
      not: ['oom', 'health-check', 'load-balancer', 'other'],
      service: {
        cluster: 'prod',
        name: 'imports',
        desired: 2,
        history: releasing(46, -2500),
        containers: [container('imports', 'app')],
      },
      tasks: [
        ...longRunning(2),
        ...crashing({
          key: 'imports',
          from: -2490,
          slots: 2,
          lasting: [2.1, 3.4],
          exits: { app: 1 },
          logs: {
            app: [
              [
                1.2,
                'Exception in thread "main" java.lang.NoClassDefFoundError: com/acme/imports/csv/Dialect',
              ],
              [1.21, '\tat com.acme.imports.Main.main(Main.kt:17)'],
              [1.22, 'Caused by: java.lang.ClassNotFoundException: com.acme.imports.csv.Dialect'],
            ],
          },
        }),
      ],
    }),
    (task) => injected(task, { name: GUARD, lastStatus: 'STOPPED', reason: GUARD_DENIED }),
  ),
];
