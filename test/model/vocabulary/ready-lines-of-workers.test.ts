import { describe, expect, it } from 'vitest';
import { readReadyLine } from '../../../src/model/vocabulary/ready-lines.ts';

/** How applications, consumers and schedulers say that they take up their work. */
const SAID: readonly (readonly [program: string, means: string, text: string])[] = [
  ['Express app', 'application', 'Server is up on 3000'],
  ['Express app (pino)', 'application', 'INFO API listening on 0.0.0.0:4000'],
  ['Apollo Server', 'application', '🚀  Server ready at http://localhost:4000/'],
  ['Apollo Server (express)', 'application', '🚀 Server ready at http://localhost:4000/graphql'],
  [
    'Apollo Router',
    'application',
    '2024-06-11T08:20:14.771232Z INFO  GraphQL endpoint exposed at http://127.0.',
  ],
  ['GraphQL Yoga', 'application', 'Server is running on http://localhost:4000/graphql'],
  ['Mercurius (Fastify)', 'application', 'INFO GraphQL gateway is up and running on port 4001'],
  ['Koa app', 'application', 'koa server listening on port 8081, press Ctrl-C to stop'],
  ['AdonisJS 6', 'application', '[ info ] started HTTP server on localhost:3333'],
  ['AdonisJS (pino)', 'application', 'INFO started HTTP server on 0.0.0.0:3333 (name=shop)'],
  ['Astro node adapter', 'application', '[@astrojs/node] Server listening on http://localhost:4321'],
  ['Angular SSR', 'application', 'Node Express server listening on http://localhost:4000'],
  ['FeathersJS', 'application', 'info: Feathers app listening on http://localhost:3030'],
  ['LoopBack 4', 'application', 'Server is running at http://[::1]:3000'],
  [
    'Moleculer',
    'application',
    '[2024-04-18T10:11:44.871Z] INFO  node-1/BROKER: ✔ ServiceBroker with 6 service(s) started successfully in 1s.',
  ],
  [
    'NestJS microservice',
    'application',
    '[Nest] 1  - 04/18/2024, 10:12:01 AM     LOG [NestMicroservice] Nest microservice successfully started +4ms',
  ],
  ['NestJS custom log', 'application', '[Bootstrap] Application is running on: http://[::1]:3000/api'],
  ['Socket.IO app', 'application', 'Socket.IO server attached and accepting connections on *:300'],
  ['ws app', 'application', 'WebSocket server is listening on ws://0.0.0.0:8085'],
  ['Node gRPC', 'application', 'gRPC server running at 0.0.0.0:50051'],
  ['Node consumer (bunyan)', 'application', 'INFO Connected to RabbitMQ, consuming queue=emails prefetch='],
  ['Node SQS consumer', 'application', 'info: SQS consumer is running {"queueUrl":"https://sqs.eu-we'],
  ['kafkajs app', 'application', 'INFO [ConsumerGroup] Consumer has joined the group (logger=k'],
  ['Agenda', 'application', 'Agenda started: polling jobs every 5 seconds'],
  ['pg-boss app', 'application', '[queue] pg-boss started, 4 workers registered'],
  ['Deno Fresh', 'application', ' 🍋 Fresh ready'],
  ['Python gRPC', 'application', 'INFO:root:Server started, listening on 50051'],
  ['Python pika worker', 'application', ' [*] Waiting for messages. To exit press CTRL+C'],
  [
    'Python Kafka worker',
    'application',
    '2024-07-01 06:12:44,031 INFO worker.consumer Connected to Kafka, polling to',
  ],
  ['Robyn', 'application', '2024-10-02 12:00:14,881 - INFO - Server started successfully'],
  ['Temporal (Go worker)', 'application', '2024/08/12 13:01:12 INFO  Started Worker Namespace default T'],
  [
    'Spring Kafka',
    'application',
    '2024-05-21T07:03:16.118Z  INFO 1 --- [ntainer#0-0-C-1] o.s.k.l.KafkaMessageListenerContainer    : billing: partitions assigned: [i',
  ],
  [
    'Spring Boot (custom)',
    'application',
    '2024-01-30 08:00:11.870  INFO 1 --- [main] com.acme.gateway.GatewayApplication      : Gateway is up. Local: http://localhost:8080',
  ],
  [
    'JHipster',
    'application',
    "----------------------------------------------------------\tApplication 'store' is running! Access URLs:\tLocal: http://localhost:80",
  ],
  [
    'Spring Cloud Config Server',
    'application',
    '2024-11-18 10:10:14.441  INFO 1 --- [main] o.s.b.w.embedded.tomcat.TomcatWebServer  : Tomcat started on port 8',
  ],
  [
    'gRPC Spring Boot',
    'application',
    'INFO  net.devh.boot.grpc.server.serverfactory.GrpcServerLifecycle - gRPC Server started, listening on address: *, port: 9090',
  ],
  [
    'Akka HTTP',
    'application',
    '[INFO] [09/12/2024 10:00:02.118] [order-akka.actor.default-dispatcher-3] Server online at http://0.0.0.0:9000/',
  ],
  [
    'ZIO HTTP',
    'application',
    'timestamp=2024-03-11T10:11:12.118Z level=INFO thread=#zio-fiber-4 message="Server started on port: 8080"',
  ],
  [
    'Java gRPC',
    'application',
    'Mar 11, 2024 9:14:22 AM com.acme.HelloServer start INFO: Server started, listening on 5005',
  ],
  ['MassTransit', 'application', 'info: MassTransit[0]\tBus started: rabbitmq://rabbitmq/'],
  ['MassTransit (Serilog)', 'application', '[10:14:05 INF] Bus started: rabbitmq://rabbit.prod.svc/order'],
  [
    'Hangfire',
    'application',
    'info: Hangfire.Server.BackgroundServerProcess[0]\tServer api-7d9c:1:4fd90c2e all the dispatchers started',
  ],
  [
    'Hangfire (Serilog)',
    'application',
    '[21:16:03 INF] Server api-7d9c:1:4fd90c2e successfully announced in 31.2335',
  ],
  ['NServiceBus', 'application', '2024-10-01 09:00:04.118 INFO  Endpoint Sales started successfully.'],
  ['Orleans', 'application', 'info: Orleans.Hosting.SiloHostedService[0]\tOrleans Silo started.'],
  [
    'Akka.NET',
    'application',
    '[INFO][09/01/2024 07:12:44.118Z][Thread 0014][Cluster] Cluster Node [1.0.0] - Started up successfully',
  ],
  ['.NET worker', 'application', 'INFORMATION Worker started, waiting for messages on {Queue}'],
  ['CAP (.NET)', 'application', 'info: DotNetCore.CAP.Internal.Bootstrapper[0]\t### CAP started!'],
  ['Go app (zap)', 'application', 'INFO HTTP server started (caller=cmd/main.go:58 addr=:8080)'],
  [
    'Go app (slog)',
    'application',
    'time=2025-01-16T09:05:54.002Z level=INFO msg="server started" addr=:8080 ve',
  ],
  [
    'Go app (logrus)',
    'application',
    'time="2024-02-19T10:41:09Z" level=info msg="REST API ready to serve requests" port=8000',
  ],
  ['Go app (zerolog)', 'application', 'INFO 🚀 service up, listening on :7070 (service=cart)'],
  ['Go chi app', 'application', '2024/03/05 14:22:10 Serving API at http://0.0.0.0:3333'],
  ['go-kratos', 'application', 'INFO msg=[HTTP] server listening on: [::]:8000'],
  [
    'NATS consumer (Go)',
    'application',
    'INFO subscribed to subject orders.created, queue group workers; ready',
  ],
  ['Asynq', 'application', 'asynq: pid=1 2024/06/02 02:11:00.114220 INFO: Starting processing'],
  [
    'AWS Lambda Web Adapter',
    'application',
    '{"timestamp":"2024-08-08T15:23:40.802Z","level":"INFO","fields":{"message":"app is ready after 812ms"},"target',
  ],
  ['Azure Functions host', 'application', 'info: Host.Startup[413]\tHost started (388ms)'],
  [
    'Tonic (Rust)',
    'application',
    '2024-09-01T10:00:04.110882Z  INFO greeter_server: GreeterServer listening on 0.0.0.0:50051',
  ],
  ['Axum app', 'application', '2025-02-03T09:15:42.117Z  INFO api: 🚀 listening on http://0.0.0.0:8080'],
  ['Loco (Rust)', 'application', 'listening on http://localhost:5150'],
  ['Leptos app', 'application', 'listening on http://0.0.0.0:3000'],
  ['Karafka', 'application', 'I, [2024-04-30T11:52:44.108821 #1]  INFO -- : [4f1d0f] Running Karafka 2.4.'],
  ['Que (Ruby)', 'application', 'Que waiting for jobs...'],
  [
    'Anycable',
    'application',
    'INFO 2024-11-04T08:15:27.331Z context=main Handle WebSocket connections at http://0.0.0.0:',
  ],
  ['Iodine (Ruby)', 'application', 'INFO: Server is running 2 workers X 16 threads with facil.io'],
  ['Laravel Horizon', 'application', '   INFO  Horizon started successfully.'],
  ['Laravel queue', 'application', '   INFO  Processing jobs from the [default] queue.'],
  ['Symfony Messenger', 'application', ' [OK] Consuming messages from transport "async".'],
  ['ReactPHP', 'application', 'Server running at http://0.0.0.0:8080'],
  [
    'Phoenix LiveView app (JSON)',
    'application',
    'INFO Running ShopWeb.Endpoint with Bandit 1.6.1 at 0.0.0.0:8',
  ],
  ['Dart shelf', 'application', 'Serving at http://0.0.0.0:8080'],
  ['Dart Frog', 'application', '[dart_frog] Running on http://localhost:8080'],
];

describe('the ready lines', () => {
  it.each(SAID)('of %s mean %s: %s', (_program, means, text) => {
    expect(readReadyLine(text)).toBe(means);
  });

  it.each([
    'INFO:apscheduler.scheduler:Scheduler started',
    'org.quartz.core.QuartzScheduler : Scheduler quartzScheduler_$_NON_CLUSTERED started.',
    'INFO River client started',
    'PostgreSQL is up and running - executing command',
    'database is not ready, retry 3 of 10',
    'could not connect to server: Connection refused. Is the server running on host "db" port 5432?',
    'CRIT Supervisor is running as root.',
  ])('of a server do not say that it is ready while something inside of it is: %s', (text) => {
    expect(readReadyLine(text)).toBeUndefined();
  });
});
