import { describe, expect, it } from 'vitest';
import { readLog, secondsToReady } from '../../src/facts/log-reading.ts';
import { denied } from '../../src/model/section.ts';
import { untrusted } from '../../src/model/text.ts';
import { logOf, READY, runningTask } from '../support/task.ts';

const TASK = runningTask('aaa1');

function reading(...lines: readonly string[]) {
  return readLog(
    logOf(
      TASK,
      lines.map((line, index) => [index, line] as const),
    ),
    'told-to-stop',
  );
}

describe('the reading of a log', () => {
  it('takes the last error that names a cause', () => {
    const log = reading(
      'Error: connect ECONNREFUSED 10.0.1.5:5432',
      "KeyError: 'DATABASE_URL'",
      'panic: give up',
    );
    expect(log?.error).toMatchObject({
      kind: 'configuration',
      line: { message: "KeyError: 'DATABASE_URL'" },
    });
  });

  it('takes an error that names no cause where there is no other', () => {
    expect(reading('booting', 'panic: give up')?.error?.kind).toBe('uncaught');
  });

  it('prefers the error itself to a framework that only says that it gave up', () => {
    const log = reading('TypeError: boot is not a function', 'npm: App failed to load');
    expect(log?.error).toMatchObject({
      kind: 'uncaught',
      line: { message: 'TypeError: boot is not a function' },
    });
    expect(reading('npm: App failed to load')?.error?.kind).toBe('framework');
  });

  it('does not count errors that the application got over before it was ready', () => {
    const log = reading('Error: connect ECONNREFUSED 10.0.1.5:5432', READY, 'GET / 200');
    expect(log?.error).toBeUndefined();
    expect(log?.overcome).toEqual(['connection-refused']);
  });

  it('counts errors after the last time that the application was ready', () => {
    const log = reading(READY, 'Error: connect ECONNREFUSED 10.0.1.5:5432');
    expect(log?.error?.kind).toBe('connection-refused');
    expect(log?.overcome).toEqual([]);
  });

  it('does not count errors after the order to stop', () => {
    expect(reading('INFO:     Shutting down', 'panic: connection lost')?.error).toBeUndefined();
  });

  it('keeps a refused host apart, which does not end an application', () => {
    const log = reading(
      "Invalid HTTP_HOST header: '10.0.1.7:8000'. You may need to add it to ALLOWED_HOSTS.",
    );
    expect(log?.error).toBeUndefined();
    expect(log?.refusedHost?.kind).toBe('host-header');
  });

  it('takes the first line about memory, but not a worker that was killed for being slow', () => {
    const killed = '[ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?';
    expect(reading(killed, 'MemoryError')?.memory?.kind).toBe('worker-killed');
    expect(reading('[CRITICAL] WORKER TIMEOUT (pid:17)', killed)?.memory).toBeUndefined();
    expect(reading('[CRITICAL] WORKER TIMEOUT (pid:18)', killed)?.memory?.kind).toBe('worker-killed');
  });

  it('keeps apart what the server says of a worker that does not answer in time', () => {
    const slow = '[CRITICAL] WORKER TIMEOUT (pid:17)';
    expect(reading(READY, slow)?.slow?.line.message).toBe(slow);
    expect(reading(READY, 'GET / 200')?.slow).toBeUndefined();
  });

  it('counts the seconds from the start of the task to the first ready line', () => {
    const log = reading('booting', 'booting', READY, 'booting', READY);
    if (log === undefined) throw new Error('the log was not read');
    expect(secondsToReady(TASK.startedAt, log)).toBe(2);
    expect(secondsToReady(undefined, log)).toBeUndefined();
    expect(secondsToReady((TASK.startedAt ?? 0) + 5000, log)).toBe(0);
  });

  it('is nothing where there are no lines, or they may not be read', () => {
    expect(reading()).toBeUndefined();
    expect(
      readLog({ ...logOf(TASK, []), lines: denied('logs:FilterLogEvents', untrusted('no')) }, 'running'),
    ).toBeUndefined();
  });

  it('takes nothing for noise of a shutdown in a task that ended by itself', () => {
    const lines: [number, string][] = [
      [0, 'received SIGTERM'],
      [1, "KeyError: 'DATABASE_URL'"],
    ];
    expect(readLog(logOf(TASK, lines), 'by-itself')?.error?.kind).toBe('configuration');
    expect(readLog(logOf(TASK, lines), 'told-to-stop')?.error).toBeUndefined();
  });

  it('does not take the registration of a handler for an order to stop', () => {
    expect(reading('Registered SIGTERM handler', "KeyError: 'DATABASE_URL'")?.error?.kind).toBe(
      'configuration',
    );
  });

  it('takes a proxy for ready only where the application behind it says nothing', () => {
    const proxy = '2026/01/01 00:00:00 [notice] 1#1: start worker processes';
    expect(reading(proxy, 'booting', 'Listening on :8080')?.ready?.line.message).toBe('Listening on :8080');
    expect(reading(proxy, 'booting')?.ready?.line.message).toBe(proxy);
  });
});
