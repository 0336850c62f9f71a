/**
 * What servers write once they accept requests. A 2xx answer to the load balancer's own probe is better evidence than
 * any of them.
 */
const READY_LINES = [
  /ELB-HealthChecker\/\d[^\n]*\s2\d\d\s|\s2\d\d\s[^\n]*ELB-HealthChecker\//i,
  /Everything is ready\. Begin running/i,
  /all dependencies initialized\. starting workers/i,
  /Starting processing, hit Ctrl-C to stop/i,
  /celery@\S+ ready/i,
  /Application startup complete\.|Uvicorn running on/i,
  /Listening at: \S+|Booting worker with pid: \d+/i,
  /\* Running on https?:\/\/|Starting development server at/i,
  /Nest application successfully started/i,
  /Server listening at \S+/i,
  /Ready in \d+(?:\.\d+)?\s?m?s/i,
  /Started \S+ in ([\d.]+) seconds(?: \((?:process|JVM) running for ([\d.]+)\))?/i,
  /Now listening on: https?:\/\/\S+|Application started\. Press Ctrl\+C/i,
  /Tomcat started on port|Netty started on port|Jetty started on port|Undertow started on port|Started Server@|Listening on: http/i,
  /\* Listening on (?:http|tcp|unix)\S+|Use Ctrl-C to stop/i,
  /start worker processes|Configuration complete; ready for start up/i,
  /ready to handle connections|resuming normal operations|INFO: RoadRunner server started/i,
  /(?:server|app(?:lication)?|service|http|api)\b.{0,40}\b(?:listening|started|running|ready|up)\b.{0,40}(?:\bport\b|:\d{2,5})|\blistening (?:on|at)\b.{0,40}\d{2,5}/i,
] as const;

const LONGEST_LINE = 2048;

/** Whether a log line says that the application is ready to serve. */
export function isReadyLine(line: string): boolean {
  const text = line.slice(0, LONGEST_LINE);
  return READY_LINES.some((pattern) => pattern.test(text));
}
