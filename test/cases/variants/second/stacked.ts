import { arn } from '../account/arn.ts';
import { tasksAt } from '../account/cycle.ts';
import { exited } from '../account/end.ts';
import { container, port } from '../account/service-spec.ts';
import { build } from '../build.ts';
import { amendService } from './amend.ts';
import { longRunning } from './loop.ts';
import {
  BREAKER_REASON,
  SERVICE_TYPE,
  STACK_TYPE,
  type StackNote,
  stackArn,
  withStack,
  withStackBeside,
} from './stack.ts';

const NOT = ['oom', 'health-check', 'load-balancer', 'other'] as const;
const NESTED = 'Shop-Api-1TQ0XH5V9Z3KD';

function note(
  at: number,
  resource: string,
  type: string,
  status: StackNote['status'],
  reason?: string,
): StackNote {
  return { at, resource, type, status, ...(reason === undefined ? {} : { reason }) };
}

/** Services that a stack made, after the stack gave up. */
export const STACKED = [
  // https://github.com/aws/containers-roadmap/issues/1205 and https://github.com/londonaicentre/FLIP/issues/556
  withStackBeside(
    withStack(
      build({
        id: 'stack-rolled-back-service-well',
        story:
          'The update of a nested stack failed half an hour ago because the breaker of the service tripped; UPDATE_ROLLBACK_COMPLETE, and the old revision runs well. The crash is in the tasks that were stopped: a secret was rotated and the release connects at start.',
        misleading: true,
        verdict: ['failed'],
        category: 'startup',
        mention: ['password authentication failed'],
        not: NOT,
        service: {
          cluster: 'Shop-Cluster-8bQ',
          name: 'Shop-Api-Service-Wn2',
          desired: 2,
          breaker: true,
          history: [
            {
              at: -2500,
              revision: 22,
              outcome: 'rolled-back',
              finishedAt: -1900,
              failures: 3,
              reason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
            },
            { at: -864_000, revision: 21, outcome: 'completed', finishedAt: -863_700 },
          ],
          balancer: { kind: 'app', container: 'api', port: 8080 },
          containers: [container('Shop-Api-Service-Wn2', 'api', port(8080))],
        },
        tasks: [
          ...longRunning(2),
          ...[-2490, -2390, -2290, -2190].flatMap((at) =>
            tasksAt(at, 1, {
              end: exited(3.5, { api: 134 }),
              logs: {
                api: [
                  [
                    2.1,
                    'Unhandled exception. Npgsql.PostgresException (0x80004005): 28P01: password authentication failed for user "shop"',
                  ],
                  [
                    2.11,
                    '   at Npgsql.Internal.NpgsqlConnector.ReadMessageLong(Boolean async, DataRowLoadingMode dataRowLoadingMode)',
                  ],
                  [2.12, '   at Shop.Api.Program.Main(String[] args) in /src/Program.cs:line 31'],
                ],
              },
            }),
          ),
        ],
      }),
      NESTED,
      'UPDATE_ROLLBACK_COMPLETE',
      [
        note(-1700, NESTED, STACK_TYPE, 'UPDATE_ROLLBACK_COMPLETE'),
        note(-1880, 'Service', SERVICE_TYPE, 'UPDATE_FAILED', BREAKER_REASON),
        note(-1881, 'Alarm', 'AWS::CloudWatch::Alarm', 'UPDATE_FAILED', 'Resource update cancelled'),
        note(-2505, 'Service', SERVICE_TYPE, 'UPDATE_IN_PROGRESS'),
        note(-2520, NESTED, STACK_TYPE, 'UPDATE_IN_PROGRESS', 'User Initiated'),
      ],
    ),
    'Shop',
    'UPDATE_ROLLBACK_COMPLETE',
    [
      note(-1690, 'Shop', STACK_TYPE, 'UPDATE_ROLLBACK_COMPLETE'),
      {
        ...note(
          -1870,
          'Api',
          STACK_TYPE,
          'UPDATE_FAILED',
          `Embedded stack ${stackArn(NESTED)} was not successfully updated. Currently in UPDATE_ROLLBACK_IN_PROGRESS with reason: The following resource(s) failed to update: [Service].`,
        ),
        physicalId: stackArn(NESTED),
      },
      note(-2530, 'Shop', STACK_TYPE, 'UPDATE_IN_PROGRESS', 'User Initiated'),
    ],
  ),
  // https://github.com/aws/copilot-cli/issues/5586
  withStack(
    amendService(
      build({
        id: 'stack-removed-the-service',
        story:
          'The creation of the stack failed and its rollback removed the service again; ECS still describes it as INACTIVE, and its last tasks are remembered for some minutes more.',
        verdict: ['failed'],
        category: 'startup',
        mention: ['ENOENT', 'no such file'],
        not: NOT,
        service: {
          cluster: 'demo-Cluster-4fP',
          name: 'demo-app-Service-xK2',
          desired: 1,
          breaker: true,
          history: [{ at: -2900, revision: 1, outcome: 'in-progress' }],
          containers: [container('demo-app-Service-xK2', 'directus', port(8055))],
        },
        tasks: [-2890, -2800, -2710].flatMap((at) =>
          tasksAt(at, 1, {
            end: exited(3, { directus: 1 }),
            logs: {
              directus: [
                [1.2, "Error: ENOENT: no such file or directory, open '/directus/config/database.json'"],
                [1.21, '    at Object.openSync (node:fs:601:3)'],
              ],
            },
          }),
        ),
      }),
      () => ({ status: 'INACTIVE', desiredCount: 0, runningCount: 0, pendingCount: 0, deployments: [] }),
    ),
    'demo-app',
    'ROLLBACK_COMPLETE',
    [
      note(-2200, 'demo-app', STACK_TYPE, 'ROLLBACK_COMPLETE'),
      {
        ...note(-2500, 'Service', SERVICE_TYPE, 'CREATE_FAILED', BREAKER_REASON),
        physicalId: arn('ecs', 'service/demo-Cluster-4fP/demo-app-Service-xK2'),
      },
      note(-2910, 'Service', SERVICE_TYPE, 'CREATE_IN_PROGRESS'),
      note(-2990, 'demo-app', STACK_TYPE, 'CREATE_IN_PROGRESS', 'User Initiated'),
    ],
  ),
];
