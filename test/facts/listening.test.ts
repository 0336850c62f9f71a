import { describe, expect, it } from 'vitest';
import { listeningOf, localOnlyLine } from '../../src/facts/listening.ts';
import { readLog } from '../../src/facts/log-reading.ts';
import { logOf, READY, runningTask } from '../support/task.ts';

const TASK = runningTask('aaa1');

function listening(...lines: readonly string[]) {
  const reading = readLog(
    logOf(
      TASK,
      lines.map((line, index) => [index, line] as const),
    ),
    'running',
  );
  return listeningOf(reading === undefined ? [] : [reading]);
}

describe('where a server says that it listens', () => {
  it.each([
    [' * Running on http://127.0.0.1:5000', '127.0.0.1', 5000],
    ['Server listening at http://[::1]:3000', '[::1]', 3000],
    ['[2026-11-23 14:00:01 +0000] [7] [INFO] Listening at: http://127.0.0.1:8000 (7)', '127.0.0.1', 8000],
  ])('is the loopback address in %s', (line, address, port) => {
    expect(listening(line)).toEqual([{ reach: 'loopback', address, port }]);
  });

  it.each([
    ['Now listening on: http://[::]:8080', 8080],
    ["Tomcat started on port 8080 (http) with context path '/'", 8080],
    ["Tomcat started on port(s): 8080 (http) with context path ''", 8080],
    ['Server listening at http://0.0.0.0:3000', 3000],
    ['Listening on :8080', 8080],
    ['[2026-11-23 14:00:01 +0000] [7] [INFO] Listening at: http://0.0.0.0:8000 (7)', 8000],
    ['14:00:01.123 INFO Server running at http://ip-10-0-1-7.ec2.internal:9000/', 9000],
  ])('is a port, of whatever address, in %s', (line, port) => {
    expect(listening(line)).toEqual([{ reach: 'unknown', port }]);
  });

  it('is not the loopback address in localhost, which servers print for people wherever they listen', () => {
    expect(listening('Now listening on: http://localhost:5000')).toEqual([{ reach: 'unknown', port: 5000 }]);
  });

  it('is every address that the lines name, in their order', () => {
    expect(
      listening('Server running at http://127.0.0.1:3000', 'booting', 'Metrics listening on port 9090'),
    ).toEqual([
      { reach: 'loopback', address: '127.0.0.1', port: 3000 },
      { reach: 'unknown', port: 9090 },
    ]);
  });

  it.each([' * Running on all addresses (0.0.0.0)', 'Server listening at http://0.0.0.0:5000'])(
    'is not the loopback address alone where the server also says “%s”',
    (everywhere) => {
      const said = listening(' * Running on http://127.0.0.1:5000', everywhere);
      expect([...new Set(said.map(({ reach, port }) => `${reach} ${port}`))]).toEqual(['unknown 5000']);
    },
  );

  it('is said by whichever container speaks of it', () => {
    const readings = [
      readLog(logOf(TASK, [[1, 'start worker processes']], 'nginx'), 'running'),
      readLog(logOf(TASK, [[1, 'Listening on :8080']]), 'running'),
    ].flatMap((reading) => reading ?? []);
    expect(listeningOf(readings)).toEqual([{ reach: 'unknown', port: 8080 }]);
  });

  it.each([
    ['a ready line that names no port', READY],
    ['the address of somebody else', 'connecting to 127.0.0.1:5432'],
    ['the date of gunicorn', '[2026-11-23 14:30:45 +0000] [7] [INFO] Starting gunicorn 22.0.0'],
    ['the clock before a word of readiness', '2026-11-23 14:30:45 INFO worker ready'],
    ['an access line of uvicorn', '10.0.0.7:51234 - "GET /ready HTTP/1.1" 200 OK'],
    [
      'an access line that says where the visitor came from',
      '10.0.0.7 - - "GET /ready HTTP/1.1" 200 512 "http://127.0.0.1:8443/"',
    ],
    ['the address of another service', 'fetching settings from http://127.0.0.1:2772/applications/x'],
    ['the level of a JSON line', '{"level":30,"time":1700000000000,"pid":17,"msg":"app started"}'],
  ])('is nowhere in %s', (_, line) => {
    expect(listening(line)).toEqual([]);
  });

  it('is nowhere where there are no lines', () => {
    expect(listening()).toEqual([]);
  });
});

describe('a server that takes clients of its own host alone', () => {
  const said = (...messages: readonly string[]) => {
    const task = runningTask('aaa1');
    const log = readLog(
      logOf(
        task,
        messages.map((message, second) => [second, message] as const),
      ),
      'by-itself',
    );
    return localOnlyLine(log ? [log] : [])?.line.message.toString();
  };

  it.each([
    'Starting in local only mode. Connections will only be possible from clients running on this machine.',
    'Redis is running in protected mode because protected mode is enabled',
    'The admin console will only accept connections from localhost',
  ])('says so: %s', (message) => {
    expect(said('starting', message, 'ready')).toBe(message);
  });

  it('is not one that names its local address', () => {
    expect(said('- Local: http://localhost:3000', 'running on this machine since 4 s')).toBeUndefined();
  });
});
