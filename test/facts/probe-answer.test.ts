import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/facts/log-reading.ts';
import { probeAnswer } from '../../src/facts/probe-answer.ts';
import { logOf, runningTask } from '../support/task.ts';

const COMMAND = 'CMD-SHELL curl -fs http://localhost:8000/health || exit 1';

function answer(...lines: readonly string[]) {
  const excerpt = logOf(
    runningTask('aaa1'),
    lines.map((line, index) => [index, line] as const),
  );
  const reading = readLog(excerpt, 'told-to-stop');
  return probeAnswer(COMMAND, 'api', reading ? [reading] : []);
}

describe('the answer to the probe of a container', () => {
  it.each([
    [
      'nginx and Apache',
      '127.0.0.1 - - [01/Feb/2026:10:00:00 +0000] "GET /health HTTP/1.1" 400 154 "-" "curl/8.5.0"',
    ],
    ['uvicorn', 'INFO:     127.0.0.1:40312 - "GET /health HTTP/1.1" 400 Bad Request'],
    [
      'uwsgi',
      '[pid: 17|app: 0|req: 2/2] 127.0.0.1 () {28 vars} GET /health => generated 143 bytes in 2 msecs (HTTP/1.1 400) 3 headers',
    ],
    ['JSON', '{"method":"GET","path":"/health","status":400,"duration":0.7}'],
    ['Rails', 'method=GET path=/health format=*/* controller=Rails::Health status=400 duration=0.4'],
  ])('is read from an access log of %s', (_, line) => {
    expect(answer('booting', line)).toMatchObject({ status: 400, match: { line: { message: line } } });
  });

  it('is the newest one', () => {
    const line = (status: number) => `127.0.0.1 - - "GET /health HTTP/1.1" ${status} 5`;
    expect(answer(line(404), line(503))?.status).toBe(503);
    expect(answer(line(503), line(200))).toBeUndefined();
  });

  it('is not what others were answered on the same path', () => {
    const outside = '10.0.1.9 - - "GET /health HTTP/1.1" 200 5';
    expect(answer('127.0.0.1 - - "GET /health HTTP/1.1" 400 5', outside)?.status).toBe(400);
    expect(answer('10.0.1.9 - - "GET /health HTTP/1.1" 502 5 "-" "ELB-HealthChecker/2.0"')).toBeUndefined();
  });

  it('is not what another path was answered', () => {
    expect(answer('127.0.0.1 - - "GET /healthy HTTP/1.1" 404 5', 'GET /orders 500')).toBeUndefined();
  });
});
