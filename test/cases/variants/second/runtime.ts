import { between } from '../account/chance.ts';
import { cycle } from '../account/cycle.ts';
import { exited } from '../account/end.ts';
import { container, releasing } from '../account/service-spec.ts';
import { build } from '../build.ts';
import { crashing, longRunning } from './loop.ts';

const NOT = ['oom', 'health-check', 'load-balancer', 'other'] as const;

/** Programs that meet something outside themselves. */
export const RUNTIME = [
  // https://github.com/confluentinc/cp-helm-charts/issues/288
  build({
    id: 'ktor-kafka-node-assignment',
    story:
      'The security group of the brokers does not admit the new service. The client warns for a minute that a broker may not be available, then the JVM ends with 1.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['node assignment', 'could not be established'],
    not: NOT,
    service: {
      cluster: 'streams',
      name: 'enricher',
      desired: 2,
      memory: 2048,
      history: releasing(9, -3800),
      containers: [container('enricher', 'app')],
    },
    tasks: [
      ...longRunning(2),
      ...crashing({
        key: 'enricher',
        from: -3790,
        slots: 2,
        lasting: [64, 68],
        exits: { app: 1 },
        logs: {
          app: [
            [2.4, '[main] INFO  o.a.k.clients.admin.AdminClientConfig - AdminClientConfig values:'],
            ...[13, 33, 53].map(
              (after) =>
                [
                  after,
                  '[kafka-admin-client-thread | adminclient-1] WARN  o.a.kafka.clients.NetworkClient - [AdminClient clientId=adminclient-1] Connection to node -1 (b-1.events.kafka.us-east-1.amazonaws.com/10.0.9.14:9098) could not be established. Broker may not be available.',
                ] as const,
            ),
            [
              63,
              'Exception in thread "main" java.util.concurrent.ExecutionException: org.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment. Call: listTopics',
            ],
            [
              63.01,
              '\tat java.base/java.util.concurrent.CompletableFuture.reportGet(CompletableFuture.java:396)',
            ],
            [63.02, '\tat com.acme.enricher.ApplicationKt.main(Application.kt:22)'],
          ],
        },
      }),
    ],
  }),
  // https://github.com/pola-rs/polars/issues/2922
  build({
    id: 'illegal-instruction-132',
    story:
      'A wheel was built for a newer processor than some of the hosts have; the process dies with 132 at the import, and the shell writes two words.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['132', 'Illegal instruction'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'forecast',
      desired: 2,
      memory: 4096,
      cpu: 1024,
      history: releasing(27, -2700),
      containers: [container('forecast', 'app', { command: ['sh', '-c', 'python -m forecast'] })],
    },
    tasks: [
      ...longRunning(2),
      ...crashing({
        key: 'forecast',
        from: -2690,
        slots: 2,
        lasting: [1.1, 1.9],
        exits: { app: 132 },
        logs: { app: [[1, 'Illegal instruction (core dumped)']] },
      }),
    ],
  }),
  // https://github.com/zai-org/VisualGLM-6B/issues/197
  build({
    id: 's3-model-forbidden',
    story:
      'The model moved to a bucket that the task role may not read. The trace is one event a line, and "HeadObject: Forbidden" is its last.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['HeadObject', 'Forbidden'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'classifier',
      desired: 2,
      memory: 4096,
      cpu: 1024,
      history: releasing(15, -2400),
      containers: [container('classifier', 'app')],
    },
    tasks: [
      ...longRunning(2),
      ...crashing({
        key: 'classifier',
        from: -2390,
        slots: 2,
        lasting: [4.4, 6.1],
        exits: { app: 1 },
        logs: {
          app: [
            [3.1, 'INFO:classifier:loading model s3://ml-models-2/classifier/v15.bin'],
            [3.9, 'Traceback (most recent call last):'],
            [3.91, '  File "/app/classifier/__main__.py", line 12, in <module>'],
            [3.92, '    s3.download_file(BUCKET, KEY, "/tmp/model.bin")'],
            [
              3.93,
              'botocore.exceptions.ClientError: An error occurred (403) when calling the HeadObject operation: Forbidden',
            ],
          ],
        },
      }),
    ],
  }),
  // https://github.com/microsoft/IIS.ServiceMonitor/issues/34
  build({
    id: 'windows-iis-monitor',
    story: 'A Windows container: the service monitor cannot write the configuration of IIS and ends with 1.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['APPCMD', 'IIS configuration'],
    not: NOT,
    service: {
      cluster: 'win',
      name: 'legacy-web',
      desired: 1,
      cpu: 1024,
      memory: 4096,
      history: releasing(4, -4400),
      definition: {
        runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      },
      containers: [container('legacy-web', 'iis', { entryPoint: ['C:\\ServiceMonitor.exe', 'w3svc'] })],
    },
    tasks: [
      ...longRunning(1),
      ...cycle({
        from: -4390,
        slots: 1,
        pause: () => 14,
        life: (n) => ({
          pullSeconds: 190,
          end: exited(between(`iis${n}`, 8, 13), { iis: 1 }),
          logs: {
            iis: [
              [5, "Service 'w3svc' has been stopped"],
              [7, 'APPCMD failed with error code 259'],
              [7.2, 'Failed to update IIS configuration'],
            ],
          },
        }),
      }),
    ],
  }),
];
