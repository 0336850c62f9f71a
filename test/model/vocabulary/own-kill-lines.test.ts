import { describe, expect, it } from 'vitest';
import { isOwnKillLine } from '../../../src/model/vocabulary/own-kill-lines.ts';
import { adversarial } from '../../support/adversarial.ts';

/** What time-outs and supervisors have been seen to write when they kill a process of the container. */
const WRITTEN = [
  // timeout(1) of GNU coreutils, with -v.
  'timeout: sending signal TERM to command ‘python’',
  'timeout: sending signal KILL to command ‘python’',
  // supervisord
  "2026-01-01 10:00:10,123 WARN killing 'web' (17) with SIGKILL",
  // foreman, honcho
  '10:00:10 system | sending SIGKILL to all processes',
  '10:00:10 system | sending SIGKILL to web.1 (pid 17)',
  // PM2
  'PM2      | Process with pid 17 still alive after 1600ms, sending it SIGKILL now...',
  // uWSGI
  'Tue Mar 26 14:03:21 2024 - *** HARAKIRI ON WORKER 2 (pid: 289, try: 1, graceful: yes) ***',
  // unicorn
  'E, [2026-01-01T10:00:10.123456 #1] ERROR -- : worker=1 PID:31999 timeout (61s > 60s), killing',
  // Puma
  '[1] ! Terminating timed out worker (Worker 0 failed to check in within 60 seconds): 17',
  // Celery
  '[2026-01-01 10:00:10,123: ERROR/MainProcess] Hard time limit (60s) exceeded for sync[57a4f91e]',
  'billiard.exceptions.TimeLimitExceeded: TimeLimitExceeded(60,)',
  // PHP-FPM
  '[01-Jan-2026 10:00:10] WARNING: [pool www] child 7, script \'/app/index.php\' (request: "GET /index.php") execution timed out (30.123456 sec), terminating',
  // What people write into their own scripts.
  '+ kill -9 17',
  'watchdog: no heartbeat for 30 s, killing pid 17',
  '[watchdog] sending SIGKILL',
  'supervisor: child did not answer, terminating it',
  'worker 17 did not stop within 10 s',
  'Process did not exit in time',
] as const;

/** Somebody was killed, or did not answer, but who did it is not said. */
const OF_OTHERS = [
  '[ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?',
  "[ERROR/MainProcess] Process 'Worker-1' pid:17 exited with 'signal 9 (SIGKILL)'",
  '2026-01-01 10:00:10,123 INFO stopped: web (terminated by SIGKILL)',
  '2026-01-01 10:00:10,123 WARN exited: web (terminated by SIGKILL; not expected)',
  'supervisor: worker 17 was killed by signal 9',
  '[monitor] child was terminated by SIGKILL',
  'Error: Command was killed with SIGKILL (Forced termination): chrome --headless',
  'Worker exited with SIGKILL',
  'celery.exceptions.SoftTimeLimitExceeded: SoftTimeLimitExceeded(50,)',
  'Memory cgroup out of memory: Killed process 17 (python)',
  'The payment service did not respond within 30 seconds',
  'Error: upstream did not respond in time',
  'watchdog: started, limit 30 s',
  'watchdog is off: nothing will be killed',
  'no monitor is set up, kill switch off',
  'timeout of 30000ms exceeded',
  'GET /health 200',
  '',
];

describe('the lines of what kills a process from inside', () => {
  it.each(WRITTEN)('are known: %s', (text) => {
    expect(isOwnKillLine(text)).toBe(true);
  });

  it.each(OF_OTHERS)('do not include: %s', (text) => {
    expect(isOwnKillLine(text)).toBe(false);
  });

  it.each(adversarial)('are looked for to the end in a megabyte of %s', (_, text) => {
    expect(() => isOwnKillLine(text)).not.toThrow();
  });

  it.each([
    ['half a watchdog', 'watchdog supervisor monitor '.repeat(36_000)],
    ['half a worker', 'worker process did not '.repeat(44_000)],
  ])('are looked for to the end in a megabyte of %s', (_, text) => {
    expect(isOwnKillLine(text)).toBe(false);
  });
});
