import { arn } from '../account/arn.ts';
import { between, hex } from '../account/chance.ts';
import { cycle } from '../account/cycle.ts';
import { targetFailed } from '../account/end.ts';
import { container, firstRelease, port, releasing } from '../account/service-spec.ts';
import { build } from '../build.ts';
import { amend, amendService } from './amend.ts';
import { longRunning } from './loop.ts';

const NOT = ['oom', 'startup', 'health-check', 'other'] as const;
const PUBLIC_GROUP = arn('elasticloadbalancing', `targetgroup/orders-public/${hex('orders-public', 16)}`);

function answering(code: number) {
  return {
    State: 'unhealthy',
    Reason: 'Target.ResponseCodeMismatch',
    Description: `Health checks failed with these codes: [${code}]`,
  } as const;
}

const TIMED_OUT = { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' } as const;
const REFUSED = {
  State: 'unhealthy',
  Reason: 'Target.FailedHealthChecks',
  Description: 'Health checks failed',
} as const;

/** Incidents of target groups that ask for something else than what the program gives. */
export const TARGET = [
  // https://github.com/aws/containers-roadmap/issues/328 : one of two groups is unhealthy and the task is replaced
  amendService(
    amend(
      build({
        id: 'two-groups-one-fails',
        innocent: ['healthCheckGracePeriodSeconds'],
        story:
          'The tasks are in two target groups. The public one is healthy all the time; the security group admits nothing on port 9090, where the other one asks, and that one is enough for ECS to replace the task.',
        misleading: true,
        verdict: ['cycling', 'failed', 'degraded'],
        category: 'load-balancer',
        mention: ['9090'],
        not: NOT,
        service: {
          cluster: 'shop',
          name: 'orders',
          desired: 2,
          graceSeconds: 30,
          history: firstRelease(-4300),
          balancer: { kind: 'app', container: 'app', port: 9090, group: { HealthCheckPath: '/admin/ping' } },
          containers: [
            container('orders', 'app', {
              portMappings: [
                { containerPort: 8080, hostPort: 8080, protocol: 'tcp' },
                { containerPort: 9090, hostPort: 9090, protocol: 'tcp' },
              ],
            }),
          ],
        },
        tasks: cycle({
          from: -4290,
          slots: 2,
          pause: () => 14,
          life: (n, slot) => ({
            target: TIMED_OUT,
            end: targetFailed(between(`orders${n}/${slot}`, 78, 96), 'Request timed out', { app: 143 }),
            logs: {
              app: [
                [3.1, '{"level":"info","msg":"public API listening on 0.0.0.0:8080"}'],
                [3.2, '{"level":"info","msg":"admin API listening on 0.0.0.0:9090"}'],
                [20, '{"level":"info","msg":"GET /healthz 200 2ms","agent":"ELB-HealthChecker/2.0"}'],
              ],
            },
          }),
        }),
      }),
      ({ targetGroups, targetHealth, targetGroupAttributes }) => ({
        targetGroups: [
          ...targetGroups.map((group) => ({
            ...group,
            TargetGroupArn: PUBLIC_GROUP,
            TargetGroupName: 'orders-public',
            Port: 8080,
            HealthCheckPath: '/healthz',
          })),
          ...targetGroups,
        ],
        targetGroupAttributes: { ...targetGroupAttributes, [PUBLIC_GROUP]: [] },
        targetHealth: {
          ...targetHealth,
          [PUBLIC_GROUP]: Object.values(targetHealth)
            .flat()
            .map(({ Target }) => ({
              Target: { ...Target, Id: Target?.Id, Port: 8080 },
              TargetHealth: { State: 'healthy' },
            })),
        },
      }),
    ),
    ({ loadBalancers = [] }) => ({
      loadBalancers: [
        { targetGroupArn: PUBLIC_GROUP, containerName: 'app', containerPort: 8080 },
        ...loadBalancers,
      ],
    }),
  ),
  // https://github.com/aws/copilot-cli/issues/5958
  build({
    id: 'grpc-answers-unimplemented',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The target group wants gRPC status 0 from the health service, which the server does not register; it answers 12, UNIMPLEMENTED. Twelve is no HTTP code and reads like noise.',
    verdict: ['cycling', 'failed', 'degraded'],
    category: 'load-balancer',
    mention: ['[12]'],
    not: NOT,
    service: {
      cluster: 'shop',
      name: 'quotes',
      desired: 2,
      graceSeconds: 30,
      history: releasing(6, -3600),
      balancer: {
        kind: 'app',
        container: 'app',
        port: 50_051,
        group: {
          ProtocolVersion: 'GRPC',
          HealthCheckPath: '/grpc.health.v1.Health/Check',
          Matcher: { GrpcCode: '0' },
        },
      },
      containers: [container('quotes', 'app', port(50_051))],
    },
    tasks: [
      ...longRunning(2),
      ...cycle({
        from: -3590,
        slots: 2,
        pause: () => 14,
        life: (n, slot) => ({
          target: answering(12),
          end: targetFailed(between(`quotes${n}/${slot}`, 78, 96), answering(12).Description, { app: 0 }),
          logs: { app: [[0.8, '{"level":"info","msg":"gRPC server listening on [::]:50051"}']] },
        }),
      }),
    ],
  }),
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
  build({
    id: 'nlb-asks-below-tls-13',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The HTTPS check of a network load balancer does not speak TLS 1.3, and nginx was hardened to nothing else. nginx logs an SSL error for every probe, which reads as a broken certificate; clients are served well.',
    misleading: true,
    verdict: ['cycling', 'failed', 'degraded'],
    category: 'load-balancer',
    mention: ['unsupported protocol', 'Health checks failed'],
    not: NOT,
    service: {
      cluster: 'shop',
      name: 'vault-front',
      desired: 2,
      graceSeconds: 30,
      history: releasing(23, -3900),
      balancer: {
        kind: 'net',
        container: 'nginx',
        port: 8443,
        group: { Protocol: 'TLS', HealthCheckProtocol: 'HTTPS', HealthCheckPath: '/healthz' },
      },
      containers: [container('vault-front', 'nginx', port(8443))],
    },
    tasks: [
      ...longRunning(2),
      ...cycle({
        from: -3890,
        slots: 2,
        pause: () => 15,
        life: (n, slot) => ({
          target: REFUSED,
          end: targetFailed(between(`front${n}/${slot}`, 80, 98), REFUSED.Description, { nginx: 0 }),
          logs: {
            nginx: [
              [0.4, '[notice] 1#1: start worker processes'],
              ...[18, 33, 48, 63].map(
                (after) =>
                  [
                    after,
                    '[info] 29#29: *1 SSL_do_handshake() failed (SSL: error:0A000102:SSL routines::unsupported protocol) while SSL handshaking, client: 10.0.1.20, server: 0.0.0.0:8443',
                  ] as const,
              ),
            ],
          },
        }),
      }),
    ],
  }),
  // https://github.com/mastodon/mastodon/issues/20238
  build({
    id: 'rails-blocked-hosts',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'Rails 7 checks the Host header, and the probe calls the task by its address: 403 for the probe, 200 for everybody else.',
    verdict: ['cycling', 'failed', 'degraded'],
    category: 'load-balancer',
    mention: ['Blocked host', '[403]'],
    not: NOT,
    service: {
      cluster: 'shop',
      name: 'backoffice',
      desired: 2,
      graceSeconds: 60,
      history: releasing(51, -4100),
      balancer: { kind: 'app', container: 'web', port: 3000, group: { HealthCheckPath: '/up' } },
      containers: [container('backoffice', 'web', port(3000))],
    },
    tasks: [
      ...longRunning(2),
      ...cycle({
        from: -4090,
        slots: 2,
        pause: () => 15,
        life: (n, slot) => ({
          target: answering(403),
          end: targetFailed(between(`rails${n}/${slot}`, 84, 102), answering(403).Description, { web: 1 }),
          logs: {
            web: [
              [8, '=> Booting Puma'],
              [9.5, '* Listening on http://0.0.0.0:3000'],
              [24, '[ActionDispatch::HostAuthorization::DefaultResponseApp] Blocked hosts: 10.0.17.88:3000'],
              [54, '[ActionDispatch::HostAuthorization::DefaultResponseApp] Blocked hosts: 10.0.17.88:3000'],
            ],
          },
        }),
      }),
    ],
  }),
];
