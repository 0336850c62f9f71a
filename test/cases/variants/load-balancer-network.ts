import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { targetFailed } from './account/end.ts';
import { container, firstRelease, port, releasing } from './account/service-spec.ts';
import { build } from './build.ts';

const TIMED_OUT = { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' } as const;
const REFUSED = {
  State: 'unhealthy',
  Reason: 'Target.FailedHealthChecks',
  Description: 'Health checks failed',
} as const;

/** Incidents in which the load balancer does not reach an application that runs. */
export const LOAD_BALANCER_NETWORK = [
  build({
    id: 'https-group-http-app',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The target group speaks HTTPS to a Tomcat that speaks HTTP. Tomcat logs an IllegalArgumentException for every probe, which reads as a broken program.',
    misleading: true,
    verdict: ['cycling', 'failed'],
    category: 'load-balancer',
    mention: ['HTTPS', 'Health checks failed'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'claims',
      desired: 2,
      memory: 2048,
      graceSeconds: 60,
      history: firstRelease(-4900),
      balancer: {
        kind: 'app',
        container: 'app',
        port: 8080,
        group: { Protocol: 'HTTPS', HealthCheckProtocol: 'HTTPS' },
      },
      containers: [container('claims', 'app', port(8080))],
    },
    tasks: cycle({
      from: -4890,
      slots: 2,
      pause: () => 15,
      life: (n, slot) => ({
        target: REFUSED,
        end: targetFailed(between(`claims${n}/${slot}`, 78, 95), REFUSED.Description, { app: 143 }),
        logs: {
          app: [
            [
              9,
              "INFO 1 --- [main] o.s.b.w.embedded.tomcat.TomcatWebServer : Tomcat started on port(s): 8080 (http) with context path ''",
            ],
            [
              9.2,
              'INFO 1 --- [main] c.a.claims.ClaimsApplication : Started ClaimsApplication in 8.61 seconds (JVM running for 9.3)',
            ],
            [
              22,
              'INFO 1 --- [nio-8080-exec-1] o.apache.coyote.http11.Http11Processor : Error parsing HTTP request header\n Note: further occurrences of HTTP request parsing errors will be logged at DEBUG level.\n\njava.lang.IllegalArgumentException: Invalid character found in method name [0x160x030x010x00]. HTTP method names must be tokens',
            ],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'registered-with-wrong-port',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The service registers its tasks with port 80, the program listens on 3000. It says so in its log, and nothing else is wrong.',
    verdict: ['cycling', 'failed'],
    category: 'load-balancer',
    mention: ['3000', 'Health checks failed'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'preview',
      name: 'docs-site',
      desired: 1,
      history: firstRelease(-3800),
      balancer: { kind: 'app', container: 'app', port: 80, group: { HealthCheckPath: '/' } },
      containers: [container('docs-site', 'app', port(80))],
    },
    tasks: cycle({
      from: -3790,
      slots: 1,
      pause: () => 15,
      life: (n) => ({
        target: REFUSED,
        end: targetFailed(between(`docs${n}`, 70, 88), REFUSED.Description, { app: 143 }),
        logs: {
          app: [
            [1, '   ▲ Next.js 14.2.3'],
            [1.1, '   - Network:      http://0.0.0.0:3000'],
            [1.6, ' ✓ Ready in 402ms'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'task-group-shut-to-balancer',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'A new security group for the tasks admits nothing from the load balancer. The program is up after two seconds and sees no request at all; it ends with 137, because PID 1 is a shell.',
    misleading: true,
    verdict: ['cycling', 'failed'],
    category: 'load-balancer',
    mention: ['Request timed out', 'security group'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'loyalty',
      desired: 2,
      graceSeconds: 20,
      history: firstRelease(-4400),
      balancer: { kind: 'app', container: 'app', port: 8000 },
      containers: [
        container('loyalty', 'app', {
          ...port(8000),
          command: ['sh', '-c', 'uvicorn app:app --host 0.0.0.0'],
        }),
      ],
    },
    tasks: cycle({
      from: -4390,
      slots: 2,
      pause: () => 14,
      life: (n, slot) => ({
        target: TIMED_OUT,
        end: targetFailed(between(`loyalty${n}/${slot}`, 78, 95), 'Request timed out', { app: 137 }),
        logs: {
          app: [
            [1.7, 'INFO:     Application startup complete.'],
            [1.8, 'INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'nlb-flask-loopback',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'Flask was started without --host and listens on 127.0.0.1. The network load balancer has one word for every failure.',
    verdict: ['cycling', 'failed'],
    category: 'load-balancer',
    mention: ['127.0.0.1'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'lab',
      name: 'predictor',
      desired: 1,
      graceSeconds: 30,
      history: firstRelease(-3500),
      balancer: { kind: 'net', container: 'app', port: 5000 },
      containers: [container('predictor', 'app', { ...port(5000), command: ['flask', 'run'] })],
    },
    tasks: cycle({
      from: -3490,
      slots: 1,
      pause: () => 15,
      life: (n) => ({
        target: REFUSED,
        end: targetFailed(between(`flask${n}`, 78, 90), REFUSED.Description, { app: 143 }),
        logs: {
          app: [
            [1.2, " * Serving Flask app 'predictor'"],
            [1.3, ' * Running on http://127.0.0.1:5000'],
            [1.4, 'Press CTRL+C to quit'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'ec2-dynamic-ports-closed',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The service moved from a fixed host port to dynamic ones; the security group of the instances still admits port 8080 only. The events name a different port each time.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'load-balancer',
    mention: ['Request timed out', 'security group'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'legacy',
      name: 'forum',
      desired: 2,
      launch: 'EC2',
      graceSeconds: 45,
      history: releasing(36, -3700),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [
        container('forum', 'app', {
          memory: 512,
          portMappings: [{ containerPort: 8080, hostPort: 0, protocol: 'tcp' }],
        }),
      ],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -3690,
        slots: 2,
        pause: () => 12,
        life: (n, slot) => ({
          target: TIMED_OUT,
          pullSeconds: 3,
          end: targetFailed(between(`forum${n}/${slot}`, 82, 99), 'Request timed out', { app: 0 }),
          logs: {
            app: [[4, '[notice] Apache/2.4.57 (Debian) PHP/8.2.18 configured -- resuming normal operations']],
          },
        }),
      }),
    ],
  }),
];
