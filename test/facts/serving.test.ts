import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/facts/log-reading.ts';
import { logOf, READY, stoppedTask } from '../support/task.ts';

const TASK = stoppedTask();

/** Whether a task that was told to stop counts as one that had become ready. */
function wasReady(...lines: readonly (readonly [number, string])[]): boolean {
  return readLog(logOf(TASK, [[1, READY], ...lines]), 'told-to-stop')?.ready !== undefined;
}

function again(text: string, ...seconds: readonly number[]) {
  return seconds.map((second) => [second, text] as const);
}

describe('a program that listens', () => {
  it('is not ready while it complains, from its start on, of one thing again and again', () => {
    const missing = 'ERROR cannot bind consumer: stream not found';
    expect(wasReady(...again(missing, 2, 12, 22, 32))).toBe(false);
    const counted = [2, 12, 22, 32].map((at, attempt) => [at, `${missing} (attempt ${attempt})`] as const);
    expect(wasReady(...counted)).toBe(false);
  });

  it('is not ready while each request meets what its release lacks', () => {
    const lacks = 'production.ERROR: No application encryption key has been specified.';
    expect(wasReady(...again(lacks, 10, 20, 30))).toBe(false);
    expect(wasReady(...again(lacks, 10, 20))).toBe(true);
  });

  it('is ready where it says of each request that a setting is missing, and goes on', () => {
    const warning = 'WARNING: a key for the cache has not been set, ignored';
    expect(wasReady(...again(warning, 10, 20, 30))).toBe(true);
  });

  it.each([
    ['of what was asked of it', 'ERROR http: TLS handshake error from 10.0.1.7: EOF'],
    ['of a request', 'ERROR request failed: no route for GET /health'],
    ['of a connection that it may get back', 'Error: connect ECONNREFUSED 10.0.1.5:5432'],
  ])('is ready although it complains %s', (_, text) => {
    expect(wasReady(...again(text, 2, 12, 22, 32))).toBe(true);
  });

  it('is ready where it complains late, seldom, or among other things that it does', () => {
    const complaint = 'ERROR cannot bind consumer: stream not found';
    expect(wasReady([30, 'serving'], ...again(complaint, 50, 52, 54))).toBe(true);
    expect(wasReady(...again(complaint, 2, 12))).toBe(true);
    const busy = Array.from({ length: 20 }, (_, at) => [3 + at, `order ${at} taken`] as const);
    expect(wasReady(...again(complaint, 2), ...busy, ...again(complaint, 30, 40))).toBe(true);
  });
});
