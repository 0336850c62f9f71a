import { describe, expect, it } from 'vitest';
import type { ContainerCheckWindow } from '../../src/facts/kill-window.ts';
import { readLog } from '../../src/facts/log-reading.ts';
import { pacedLine } from '../../src/facts/paced-line.ts';
import { present } from '../../src/model/section.ts';
import { untrusted } from '../../src/model/text.ts';

const STOPPED_AT = 3_600_000;

/** Three failures 10 s apart, each probe with 4 s. */
const WINDOW: ContainerCheckWindow = {
  containerName: 'app',
  startPeriodSeconds: 20,
  intervalSeconds: 10,
  timeoutSeconds: 4,
  retries: 3,
  unhealthyAfterSeconds: 40,
  unhealthyAtLatestSeconds: 60,
};

/** Lines so many seconds before the stop, beside what the application writes all its life. */
function pacedIn(...lines: readonly (readonly [secondsBefore: number, text: string])[]) {
  const usual = Array.from(
    { length: 59 },
    (_, minute) => [3600 - 60 * minute, `GET /orders/${minute}`] as const,
  );
  const all = [...usual, ...lines].map(([before, text]) => ({
    at: STOPPED_AT - before * 1000,
    message: untrusted(text),
  }));
  const excerpt = {
    taskArn: untrusted('arn:aws:ecs:eu-west-1:111122223333:task/prod/t'),
    taskId: untrusted('t'),
    containerName: untrusted('app'),
    group: untrusted('/ecs/app'),
    stream: untrusted('app/app/t'),
    lines: present(all.toSorted((one, other) => one.at - other.at)),
    complete: true,
  };
  const log = readLog(excerpt, 'told-to-stop');
  return log && pacedLine(log, WINDOW, STOPPED_AT);
}

const REFUSED = 'ratelimit 600 per 1 hour (127.0.0.1) exceeded at endpoint: health';

describe('a line at the pace of the check', () => {
  it('is what was written about each probe that failed', () => {
    const found = pacedIn([52, REFUSED], [41, REFUSED], [30, REFUSED], [19, REFUSED], [8, REFUSED]);
    expect(found?.times).toBe(5);
    expect(found?.match.line.message).toBe(REFUSED);
  });

  it('may differ in its numbers', () => {
    expect(
      pacedIn([32, 'request 17 denied'], [21, 'request 18 denied'], [10, 'request 19 denied'])?.times,
    ).toBe(3);
  });

  it.each<[string, readonly (readonly [number, string])[]]>([
    [
      'a line of another pace',
      [
        [30, REFUSED],
        [27, REFUSED],
        [24, REFUSED],
      ],
    ],
    [
      'fewer lines than probes that must fail',
      [
        [21, REFUSED],
        [10, REFUSED],
      ],
    ],
    [
      'a line that ended long before the stop',
      [
        [232, REFUSED],
        [221, REFUSED],
        [210, REFUSED],
      ],
    ],
    [
      'a line that came in good times too',
      [
        [3500, REFUSED],
        [32, REFUSED],
        [21, REFUSED],
        [10, REFUSED],
      ],
    ],
  ])('is not %s', (_, lines) => {
    expect(pacedIn(...lines)).toBeUndefined();
  });
});
