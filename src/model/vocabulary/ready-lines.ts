/**
 * What servers write once they accept requests. A 2xx answer to the load balancer's own probe is better evidence than
 * any of them.
 */
const APPLICATION_READY = [
  /ELB-HealthChecker\/\d[^\n]*\s2\d\d\s|\s2\d\d\s[^\n]*ELB-HealthChecker\//i,
  /"(?:GET|POST|HEAD|PUT|DELETE|PATCH) \S{1,500} HTTP\/[\d.]+" 2\d\d\b/,
  /\baddress=\S+:\d{2,5} msg="?listening\b|\bmsg="?listening\b.{0,60}\baddress=\S+:\d{2,5}|Server is ready to receive web requests/i,
  /\b(?:listening|serving)(?: requests)? \((?:[^)]{0,200} )?(?:addr|address|bind|host|port)=[^)]*\d{2,5}\b/i,
  /WFLYSRV002[56]: /,
  /Everything is ready\. Begin running/i,
  /Starting processing, hit Ctrl-C to stop/i,
  /celery@\S+ ready/i,
  /Application startup complete\.|Uvicorn running on/i,
  /Listening at: \S+/i,
  /\* Running on https?:\/\/|Starting development server at/i,
  /Nest application successfully started/i,
  /Server listening at \S+/i,
  /\b(?:created|started) (?:an? )?(?:gRPC|HTTP|TCP) (?:listener|server)\b/i,
  /Ready in \d+(?:\.\d+)?\s?m?s/i,
  /Started \S+ in ([\d.]+) seconds(?: \((?:process|JVM) running for ([\d.]+)\))?/i,
  /Now listening on: https?:\/\/\S+|Application started\. Press Ctrl\+C/i,
  /Tomcat started on port|Netty started on port|Jetty started on port|Undertow started on port|Started Server@|Listening on: http/i,
  /\* Listening on (?:http|tcp|unix)\S+|Use Ctrl-C to stop/i,
  /ready to handle connections|resuming normal operations|INFO: RoadRunner server started/i,
  /(?:server|app(?:lication)?|service|http|api)\b.{0,40}\b(?:listening|started|running|ready|up)\b.{0,40}(?:\bport\b|:\d{2,5})|\blistening (?:on|at)\b.{0,40}\d{2,5}/i,
] as const;

/** A proxy is ready while the application behind it may still be starting. */
const PROXY_READY =
  /start worker processes|Configuration complete; ready for start up|all dependencies initialized\. starting workers/i;

/** An application server opens its ports before it has deployed what it is there for, and then says that it has started. */
const PORT_BEFORE_DEPLOYMENT = /\bWFLY(?:UT0006|SRV0051|SRV0060|SRV0062)\b/;

const LONGEST_LINE = 2048;

/** Whether a log line says that something is ready to serve, and whether that is the application or a proxy before it. */
export function readReadyLine(line: string): 'application' | 'proxy' | undefined {
  const text = line.slice(0, LONGEST_LINE);
  if (PORT_BEFORE_DEPLOYMENT.test(text)) return undefined;
  if (PROXY_READY.test(text)) return 'proxy';
  return APPLICATION_READY.some((pattern) => pattern.test(text)) ? 'application' : undefined;
}
