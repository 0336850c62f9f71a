import { describe, expect, it } from 'vitest';
import { listeningOf } from '../../src/facts/listening.ts';
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
    ['Now listening on: http://localhost:5000', 'localhost', 5000],
    [' * Running on http://127.0.0.1:5000', '127.0.0.1', 5000],
    ['Server listening at http://[::1]:3000', '[::1]', 3000],
  ])('is the loopback address in %s', (line, address, port) => {
    expect(listening(line)).toEqual({ reach: 'loopback', address, port });
  });

  it.each([
    ['Now listening on: http://[::]:8080', 8080],
    ["Tomcat started on port 8080 (http) with context path '/'", 8080],
    ['Server listening at http://0.0.0.0:3000', 3000],
    ['Listening on :8080', 8080],
  ])('is a port, of whatever address, in %s', (line, port) => {
    expect(listening(line)).toEqual({ reach: 'unknown', port });
  });

  it('is said by the first container that says anything about it', () => {
    const readings = [
      readLog(logOf(TASK, [[1, 'start worker processes']], 'nginx'), 'running'),
      readLog(logOf(TASK, [[1, 'Listening on :8080']]), 'running'),
    ].flatMap((reading) => reading ?? []);
    expect(listeningOf(readings)).toEqual({ reach: 'unknown', port: 8080 });
  });

  it('is unknown where the ready line names neither, and where there is none', () => {
    expect(listening(READY)).toBeUndefined();
    expect(listening('connecting to 127.0.0.1:5432')).toBeUndefined();
    expect(listening()).toBeUndefined();
  });
});
