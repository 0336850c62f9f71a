/**
 * What servers write once they accept requests. A 2xx answer to the load balancer's own probe is better evidence than
 * any of them.
 */
const ANSWERED = [
  /ELB-HealthChecker\/\d[^\n]*\s2\d\d\s|\s2\d\d\s[^\n]*ELB-HealthChecker\//i,
  /"(?:GET|POST|HEAD|PUT|DELETE|PATCH) \S{1,500} HTTP\/[\d.]+" 2\d\d\b/,
] as const;

/** What many programs say in words much alike. */
const COMMON = [
  /\baddress=\S+:\d{2,5} msg="?listening\b|\bmsg="?(?:HTTP Server )?listen(?:ing)?\b.{0,60}\baddress=\S+:\d{2,5}/i,
  /\b(?:listening|serving)(?: requests)? \((?:[^)]{0,200} )?(?:addr|address|bind|host|port)=[^)]*\d{2,5}\b/i,
  /\b(?:Running|Serving|Responding|Server (?:online|running)|Web server listening|app(?:lication)? (?:running|launched)|is (?:running|ready to lead)) (?:on|at)?:?\s{1,4}(?:(?:local )?URL:\s{1,4})?\[?https?:\/\//i,
  /\bListening (?:at: \S|for HTTPS? on |and serving HTTPS? on |log_id=\S+ service=)|Server listening at \S|\bServer started, listening for requests\b|\bStarted (?:development )?server:? (?:on )?\S+:\d{2,5}/i,
  /\b(?:server|app(?:lication)?|api|gateway|microservice|broker|endpoint|horizon|node)\b.{0,40}\b(?:started (?:up )?successfully|successfully (?:started|announced)|is up and running)\b|\b(?:ready|exposed|available) at (?:https?|wss?):\/\/|\baccepting connections on\b/i,
  /\b(?:server|app|api|service) (?:is )?(?:now )?(?:up|listening|started|running|ready) on:? \d{2,5}\b/i,
  /\b(?:Serving|Handle WebSocket connections|making jokes)\b.{0,40} (?:at|on) https?:\/\/|\bServer is running \d+ workers\b/i,
  /\b(?:created|started) (?:an? )?(?:gRPC|HTTP|TCP) (?:listener|server)\b/i,
  /\bReady (?:in|after) [\d.,]+ ?(?:m?s\b|\(ms\)|seconds)/i,
  /(?:server|app(?:lication)?|service|http|api)\b.{0,40}\b(?:listening|started|running|ready|up)\b.{0,40}(?:\bport\b|:\d{2,5})|\blistening (?:on|at)\b.{0,40}\d{2,5}/i,
] as const;

const PYTHON = [
  /Application startup complete\.|Uvicorn running on|Starting development server at/i,
  /\bWSGI app \d+ \(mountpoint='[^']{0,200}'\) ready in \d+ seconds/,
  /\bStarted worker-\d+\b|\[INFO\] Starting worker \[\d+\]|\bENGINE Bus STARTED\b/,
  /Jupyter Server \S+ is running at|You can now view your Streamlit app|\bModel server started\b|\bExporting HTTP\/REST API at/i,
] as const;

const JVM = [
  /Started \S+ in ([\d.]+) seconds(?: \((?:process|JVM) running for ([\d.]+)\))?/i,
  /(?:Tomcat|Netty|Jetty|Undertow) started on port|Server startup in \[?\d+\]? (?:ms|milliseconds)/i,
  /\bStarted (?:@\d+ms|Server@|ServerConnector@)|\bJavalin started in \d+ms/,
  /WFLYSRV002[56]: |\bCWWKF0011I\b|\bGlassFish [\d.]+ \([^)]*\) startup time\b|\bGlassFish [\d.]+ startup time\b/,
  /Started all channels in \d+|Succeeded in deploying verticle|service bound to address|\bhttp4s v\S+ on \S+ v\S+ started at\b/i,
] as const;

const NODE = [
  /Nest application successfully started|\bStrapi started successfully|\bGhost (?:server started|booted) in\b|Editor is now accessible via|Server lifted in|\bSERVER RUNNING\b/i,
  /^\s*\[remix-serve\] https?:|\[webpack-dev-server\] Loopback: |^\s*➜ {1,4}Local: /,
] as const;

const RUBY_ELIXIR = [
  /\* Listening on (?:http|tcp|unix)\S+|Use Ctrl-C to stop|\bworker=\d+ ready\b|WEBrick::HTTPServer#start: pid=\d+ port=/i,
  /\bRunning \S+ with (?:cowboy|Bandit) \S+ at\b/i,
] as const;

const DOTNET_PHP_RUST = [
  /Now listening on: https?:\/\/\S+|Application started\. Press Ctrl\+C|\bHost started \(\d+ms\)/i,
  /ready to handle connections|resuming normal operations|RoadRunner server started|\bFrankenPHP started\b/i,
  /\bSwoole \S{1,20} server is started at|\bDevelopment Server \(https?:\S+\) started|\[OK\] Web server listening|Press Ctrl\+C to stop\. Start success|\bINFO {1,4}Server running…/i,
  /\bRocket has launched from\b|\bServer::run;? addr=/i,
] as const;

/**
 * Programs that serve no requests. A scheduler or a client inside of a server starts long before the server does, so that
 * its start says nothing.
 */
const WORKERS = [
  /Starting processing, hit Ctrl-C to stop|celery@\S+ ready|Worker process is ready for action|\bHuey consumer started\b|\bGoodJob \S+ started scheduler\b|\bis ready and waiting for jobs\b|\bOban queues started\b|redis_version=\S+ mem_usage=/i,
  /^(?:\S+ ){0,2}\*{3} (?:Listening on|Waiting for) \S|Everything is ready\. Begin running/i,
  /\b(?:waiting for|consuming|processing) (?:messages|jobs|tasks|events|work)\b|\bconsuming queue\b|\bConnected to \w+, (?:consuming|polling|subscribed)|\bConsumer has joined the group\b|\bpartitions assigned: \[?\S/i,
  /\b(?:consumer|worker|subscriber)\b.{0,60}\b(?:is running(?! as)|ready|started[,;:! ]{1,3}(?:waiting|listening|polling|consuming)|state: 'RUNNING')\b|\bStarted Worker\b|\bsubscribed to \S+.{0,40}\bready\b/i,
  /\bBus started: |\bSilo started\b|\bCAP started!|\bdispatchers started\b|\bpg-boss started\b|\bpolling jobs every\b|\bFresh ready\b|\bListening started\b|\bQ Cluster \S+ running\b|\bINFO: Starting processing$|\bcrond\b.{0,40} started\b|\bread crontab: |\bRunning Karafka\b/i,
] as const;

const DATA_STORES = [
  /\bReady to accept connections\b|\bready for connections\b|\bWaiting for connections\b/i,
  /Server startup complete; \d+ plugins started|Server is ready(?: to receive web requests)?\b|\bKafka ?Server (?:id=\d+\] )?started\b|\bbinding to port \S+:\d/i,
  /\bKafkaServer id=\d+\] started\b|\bStartup complete\b|Starting listening for CQL clients|={4,} SERVER STARTED ={4,}/,
  /\bVault server started!|\bConsul agent running!|Metabase Initialization COMPLETE|Jenkins is fully up and running|SonarQube is operational|Started Sonatype Nexus/i,
  /\bready to serve client requests\b|\* Server initialized\b|Successfully started Logstash API endpoint|\bNomad agent started!|\bmsg="(?:Loki|Tempo|Mimir|Cortex) started"|\bFrontend is now healthy\b|\bHome Assistant initialized in\b/i,
  /\bmosquitto version \S+ running\b|\bEMQX \S+ is (?:started successfully|running now)|\bAMQ221007: |\bApache ActiveMQ \S+ \([^)]*\) started|\bCockroachDB node starting at\b|\bScylla version \S+ initialization completed|\.Node\s*\] \[[^\]]*\] started$|\bstarted \{[^}]*\}\{/,
] as const;

const APPLICATION_READY: readonly RegExp[] = [
  ...ANSWERED,
  ...COMMON,
  ...PYTHON,
  ...JVM,
  ...NODE,
  ...RUBY_ELIXIR,
  ...DOTNET_PHP_RUST,
  ...WORKERS,
  ...DATA_STORES,
];

/** A proxy is ready while the application behind it may still be starting. */
const PROXY_READY =
  /start worker process(?:es| \d)|Configuration complete; ready for start up|all dependencies initialized\. starting workers|server started \(lighttpd\/|\(\d+\) : Loading success\.|\bserving initial configuration\b/i;

/** An application server opens its ports before it has deployed what it is there for, and then says that it has started. */
const PORT_BEFORE_DEPLOYMENT = /\bCould not create server\b|\bWFLY(?:UT0006|SRV0051|SRV0060|SRV0062)\b/;

/** The words of readiness, to say that it is not there. */
const NOT_READY =
  /\bIs the server running\b|\bnot (?:yet )?(?:ready|running|started|listening|available|up)\b|\bisn't ready\b/i;

const LONGEST_LINE = 2048;

/** Whether a log line says that something is ready to serve, and whether that is the application or a proxy before it. */
export function readReadyLine(line: string): 'application' | 'proxy' | undefined {
  const text = line.slice(0, LONGEST_LINE);
  if (PORT_BEFORE_DEPLOYMENT.test(text) || NOT_READY.test(text)) return undefined;
  if (PROXY_READY.test(text)) return 'proxy';
  return APPLICATION_READY.some((pattern) => pattern.test(text)) ? 'application' : undefined;
}
