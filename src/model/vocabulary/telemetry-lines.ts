/** Clients that report on an application, by their names and ports, and what they say that they do. */
const TELEMETRY =
  /\b(?:dd-trace|ddtrace|datadog|dogstatsd|hot-shots|statsd|otlp\w*|opentelemetry|telemetry|x-?ray\w*|sentry|LaunchDarkly|newrelic|exporter|exporting|exports? (?:of|failed))\b|\b(?:metrics|spans?|traces?) (?:dropped|export\w*|push\w*)\b|:(?:4317|4318|8125|8126|2000)\b|\bUDP message failed\b/i;

/**
 * Whether a line is of a client that reports on the application. When nobody takes its reports it tries again for ever,
 * and the application goes on without. `line` is short enough to be matched.
 */
export function isTelemetry(line: string): boolean {
  return TELEMETRY.test(line);
}
