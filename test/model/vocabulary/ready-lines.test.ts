import { describe, expect, it } from 'vitest';
import { readReadyLine } from '../../../src/model/vocabulary/ready-lines.ts';
import { adversarial } from '../../support/adversarial.ts';

/** What servers have been seen to write once they accept requests. */
const WRITTEN = [
  'INFO:     Application startup complete.',
  '[2026-01-01 00:00:00 +0000] [1] [INFO] Listening at: http://0.0.0.0:8000 (1)',
  ' * Running on http://127.0.0.1:5000',
  '[Nest] 1  - 01/01/2026, 0:00:00 AM     LOG [NestApplication] Nest application successfully started +3ms',
  '{"level":30,"msg":"Server listening at http://0.0.0.0:3000"}',
  ' ✓ Ready in 312ms',
  'Started DemoApplication in 4.217 seconds (process running for 5.01)',
  'Now listening on: http://[::]:8080',
  "Tomcat started on port 8080 (http) with context path '/'",
  '* Listening on http://0.0.0.0:3000',
  '[01-Jan-2026 00:00:00] NOTICE: ready to handle connections',
  'Listening on :8080',
  'INFO listening (addr=:8443)',
  'INFO  [org.jboss.as] (Controller Boot Thread) WFLYSRV0025: WildFly Full 26.1.3.Final started in 184013ms',
  'level=info component=query address=0.0.0.0:10902 msg="listening for requests and metrics"',
  'level=info msg="Listening on" address=[::]:9090',
];

describe('the lines of servers that are ready', () => {
  it.each(WRITTEN)('are known: %s', (text) => {
    expect(readReadyLine(text)).toBe('application');
  });

  it.each([
    '10.0.0.7 - - [01/Jan/2026] "GET /health HTTP/1.1" 200 2 "-" "ELB-HealthChecker/2.0"',
    '"ELB-HealthChecker/2.0" "GET /health" 204 0',
  ])('include a good answer to the load balancer: %s', (text) => {
    expect(readReadyLine(text)).toBe('application');
  });

  it('tell a proxy from the application behind it', () => {
    expect(readReadyLine('2023/07/03 11:24:57 [notice] 1#1: start worker processes')).toBe('proxy');
  });

  it('include a request that was answered well', () => {
    expect(readReadyLine('172.17.0.1 - - [01/Jan/2026] "POST /items HTTP/1.1" 201 12')).toBe('application');
  });

  it.each([
    '10.0.0.7 - - [01/Jan/2026] "GET /health HTTP/1.1" 503 2 "-" "ELB-HealthChecker/2.0"',
    'INFO:     Waiting for application startup.',
    'Starting server',
    'INFO  [org.wildfly.extension.undertow] (MSC service thread 1-1) WFLYUT0006: Undertow HTTP listener default listening on 0.0.0.0:8080',
    'connecting to 10.0.0.5:5432',
    '',
  ])('do not include %s', (text) => {
    expect(readReadyLine(text)).toBeUndefined();
  });

  it.each(adversarial)('are looked for to the end in a megabyte of %s', (_, text) => {
    expect(() => readReadyLine(text)).not.toThrow();
  });
});
