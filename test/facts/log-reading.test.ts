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

  it('does not take a supervisor for a ready application while its workers die one after another', () => {
    const died = '[ERROR] Worker (pid:8) exited with code 1';
    const refusal = 'Refusing to start due to insecure SECRET_KEY';
    const listening = '[INFO] Listening at: http://0.0.0.0:8088 (7)';
    const log = reading(listening, refusal, died, refusal, died);
    expect(log?.ready).toBeUndefined();
    expect(log?.error?.line.message).toBe(refusal);
    expect(reading(listening, refusal, died)?.ready?.line.message).toBe(listening);
    expect(reading(refusal, died, refusal, died, listening)?.ready?.line.message).toBe(listening);
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

  it('does not take a proxy for ready that refuses its configuration', () => {
    const started = '/docker-entrypoint.sh: Configuration complete; ready for start up';
    const refused = 'nginx: [emerg] host not found in upstream "api" in /etc/nginx/conf.d/default.conf:3';
    const log = reading(started, refused);
    expect(log?.ready).toBeUndefined();
    expect(log?.error).toMatchObject({ kind: 'name-resolution', line: { message: refused } });
    expect(log?.overcome).toEqual([]);
    expect(reading(refused, started)?.ready?.line.message).toBe(started);
  });

  it('takes the last kill from inside just before the end', () => {
    const kills = [
      'timeout: sending signal TERM to command ‘x’',
      'timeout: sending signal KILL to command ‘x’',
    ];
    expect(reading('loading', ...kills)?.ownKill).toMatchObject({
      kind: 'own-kill',
      line: { message: kills[1] },
    });
    expect(reading('loading')?.ownKill).toBeUndefined();
  });

  it('does not count a kill that the container survived for more than a minute', () => {
    const kill = '*** HARAKIRI ON WORKER 2 (pid: 289, try: 1) ***';
    const logWith = (last: number) =>
      readLog(
        logOf(TASK, [
          [10, kill],
          [last, 'GET /items 200'],
        ]),
        'by-itself',
      );
    expect(logWith(70)?.ownKill?.line.message).toBe(kill);
    expect(logWith(71)?.ownKill).toBeUndefined();
  });

  it('does not suspect memory of a process that something inside killed before', () => {
    const kill = "2026-01-01 10:00:10,123 WARN killing 'web' (17) with SIGKILL";
    const killed = '/entrypoint.sh: line 12:    17 Killed                  python worker.py';
    expect(reading(kill, killed)?.memory).toBeUndefined();
    expect(reading(killed, kill)?.memory?.kind).toBe('worker-killed');
  });

  it.each(['MemoryError', 'Memory cgroup out of memory: Killed process 123 (python)'])(
    'believes a line that speaks of memory itself, whatever was killed before: %s',
    (line) => {
      const kill = "2026-01-01 10:00:10,123 WARN killing 'web' (17) with SIGKILL";
      expect(reading(kill, line)?.memory?.line.message).toBe(line);
    },
  );

  it('takes what the application waits for to the last, where it reports no error', () => {
    const wait = 'Waiting for database...';
    expect(reading('booting', wait)?.error).toMatchObject({
      kind: 'connection-timeout',
      line: { message: wait },
    });
    expect(reading(wait, 'attempt 2', 'attempt 3')?.error?.line.message).toBe(wait);
    expect(reading(wait, "KeyError: 'DATABASE_URL'")?.error?.kind).toBe('configuration');
  });

  it('takes a wait for over once more than two other lines, or a ready line, came after it', () => {
    const wait = 'Waiting for database...';
    expect(reading(wait, 'connected', 'migrating', 'seeding')?.error).toBeUndefined();
    expect(reading(wait, READY)?.error).toBeUndefined();
  });

  it('takes the first of several lines about one error: later ones say it in more general words', () => {
    const first = 'could not connect to server: Connection refused (10.0.1.5:5432)';
    const second = 'sqlalchemy.exc.OperationalError: Connection refused';
    expect(reading('booting', first, second)?.error?.line.message).toBe(first);
  });

  it('takes the last of errors that came one after the other', () => {
    const log = readLog(
      logOf(TASK, [
        [1, 'attempt 1: connection refused'],
        [20, 'attempt 2: connection refused'],
        [23, 'giving up: connection refused'],
        [23, "KeyError: 'user_id'"],
      ]),
      'told-to-stop',
    );
    expect(log?.error?.line.message).toBe('attempt 2: connection refused');
  });

  it('does not take the first of errors of several kinds', () => {
    const log = reading('FATAL:  password authentication failed', 'could not connect to server', 'bye');
    expect(log?.error).toMatchObject({ kind: 'connection-refused' });
  });

  it('keeps apart what a proxy says of the application behind it', () => {
    const line =
      '2026/01/01 10:00:00 [error] 7#7: *1 connect() failed (111: Connection refused) while connecting to upstream';
    const log = reading(line);
    expect(log?.upstream?.line.message).toBe(line);
    expect(log?.error).toBeUndefined();
  });
});
