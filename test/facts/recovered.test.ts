import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/facts/log-reading.ts';
import { logOf, stoppedTask } from '../support/task.ts';

const REFUSED = 'Error: connect ECONNREFUSED 10.0.1.5:5432';
const CONNECTED = 'connected to postgres';

function reading(...lines: readonly (readonly [afterSeconds: number, message: string])[]) {
  const log = readLog(logOf(stoppedTask(), lines), 'by-itself');
  if (log === undefined) throw new Error('the log was not read');
  return { error: log.error?.line.message, setAside: [...log.setAside].map(({ message }) => message) };
}

describe('an error of a connection', () => {
  it('is set aside where the connection stood after it, and what came then is the error', () => {
    const log = reading([0, REFUSED], [2, REFUSED], [4, CONNECTED], [6, 'ValueError: no such plan']);
    expect(log).toEqual({ error: 'ValueError: no such plan', setAside: [REFUSED, REFUSED] });
  });

  it('counts where nothing says that it was got over', () => {
    const log = reading([0, REFUSED], [2, 'loading plans'], [6, 'ValueError: no such plan']);
    expect(log).toEqual({ error: REFUSED, setAside: [] });
  });

  it('counts where it came back after the connection had stood', () => {
    expect(reading([0, REFUSED], [4, CONNECTED], [9, REFUSED])).toEqual({ error: REFUSED, setAside: [] });
  });

  it('counts where it is something else that answers', () => {
    expect(reading([0, REFUSED], [4, 'Successfully connected to Redis'])).toEqual({
      error: REFUSED,
      setAside: [],
    });
  });

  it('takes the head of its stack trace along', () => {
    const trace = 'Traceback (most recent call last):';
    expect(reading([0, trace], [1, REFUSED], [30, CONNECTED], [31, 'loading plans'])).toEqual({
      error: undefined,
      setAside: [REFUSED, trace],
    });
  });
});

describe('an error of another sort', () => {
  it('is not got over by a connection', () => {
    const error = "KeyError: 'DATABASE_URL'";
    expect(reading([0, error], [1, CONNECTED])).toEqual({ error, setAside: [] });
  });
});
