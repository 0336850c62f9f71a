import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/facts/log-reading.ts';
import { isLostBackend } from '../../src/facts/lost-backend.ts';
import { container, failedTarget, logOf } from '../support/task.ts';

const SERVED = '10.0.0.9 - - "GET /health HTTP/1.1" 200 12 "-" "-"';
const COMPLAINT = '[error] 7#7: *1 connect() failed (111: Connection refused) while connecting to upstream';
const KILLED = container('signer', { exitCode: 137 });

function isLost(
  lines: readonly (readonly [number, string])[],
  ...others: readonly ReturnType<typeof container>[]
) {
  const task = failedTarget({ containers: [container('api', { exitCode: 0 }), KILLED, ...others] });
  const reading = readLog(logOf(task, lines), 'told-to-stop');
  return isLostBackend('signer', task, reading ? [reading] : []);
}

describe('a container behind a proxy in the same task', () => {
  it('was lost where the proxy had served and complains to its end', () => {
    expect(
      isLost([
        [5, SERVED],
        [60, COMPLAINT],
        [90, COMPLAINT],
      ]),
    ).toBe(true);
  });

  it('was not what the proxy missed while it started, nor what it got over', () => {
    expect(
      isLost([
        [2, COMPLAINT],
        [90, COMPLAINT],
      ]),
    ).toBe(false);
    expect(
      isLost([
        [1, SERVED],
        [5, COMPLAINT],
        [90, SERVED],
      ]),
    ).toBe(false);
  });

  it('is nobody’s where there is no proxy', () => {
    expect(isLost([[5, SERVED]])).toBe(false);
  });

  it('may not have been missed where another container died by itself', () => {
    expect(
      isLost(
        [
          [5, SERVED],
          [60, COMPLAINT],
        ],
        container('app', { exitCode: 1 }),
      ),
    ).toBe(false);
  });
});
