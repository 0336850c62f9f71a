import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '../../../src/model/watch.ts';
import { columnsOf } from '../../../src/render/encode/wrap.ts';
import { lastingLine } from '../../../src/render/live/lasting-line.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { HOSTILE } from '../encode/hostile.ts';
import { NOW, TARGET } from '../sample-target.ts';

const EVENT: WatchEvent = {
  at: NOW,
  kind: 'task',
  subject: '3f9c1e070123456789abcdef01234567',
  tone: 'bad',
  text: 'Task failed container health checks',
};

const STYLE = styleOf(80, 0, 'unicode', 'utc');

describe('a lasting line', () => {
  it('says when, whether it is good, of what and what', () => {
    expect(lastingLine(EVENT, STYLE)).toBe('14:03:11Z ✖ 3f9c1e07  Task failed container health checks');
    expect(lastingLine({ ...EVENT, tone: 'good', subject: '', text: 'stable' }, STYLE)).toBe(
      '14:03:11Z ✔ stable',
    );
    expect(lastingLine({ ...EVENT, tone: 'neutral' }, styleOf(80, 0, 'ascii', 'utc'))).toBe(
      '14:03:11Z - 3f9c1e07  Task failed container health checks',
    );
  });

  it('names the service where several are watched', () => {
    expect(lastingLine(EVENT, STYLE, TARGET)).toContain('✖ prod/backend  3f9c1e07  Task failed');
  });

  it('goes on under its text, for three lines at most', () => {
    const lines = lastingLine({ ...EVENT, text: 'again and '.repeat(50) }, STYLE).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^ {12}\S/);
    expect(lines[2]).toMatch(/…$/);
  });

  it.each(HOSTILE)('keeps hostile text %# harmless and within the width', (payload) => {
    const text = lastingLine({ ...EVENT, subject: payload, text: payload }, STYLE);
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(columnsOf(text)).toBeLessThanOrEqual(80);
  });
});
