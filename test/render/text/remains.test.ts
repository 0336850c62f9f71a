import { describe, expect, it } from 'vitest';
import type { RemainsSummary } from '../../../src/model/report.ts';
import { remainsBlock } from '../../../src/render/text/remains.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { NOW } from '../sample-target.ts';

const STYLE = styleOf(100, 0, 'unicode', 'utc');
const REMAINS: RemainsSummary = {
  reason: 'expired',
  from: NOW - 4 * 3_600_000,
  to: NOW - 3 * 3_600_000,
  sources: [
    { source: 'event capture', found: 'there is no log group' },
    { source: 'service events', found: '12 of that time' },
  ],
  advice: ['Switch on event capture.'],
};

describe('what is left of earlier tasks', () => {
  it('leaves no trace where ECS still shows what matters', () => {
    expect(remainsBlock(null, NOW, STYLE)).toEqual([]);
  });

  it('is told with the time, the places and what to switch on', () => {
    expect(remainsBlock(REMAINS, NOW, STYLE)).toEqual([
      'WHAT IS LEFT OF EARLIER TASKS',
      '  Looked for from 10:03:11Z to 11:03:11Z: tasks failed then that ECS no longer shows, because it',
      '  forgets a stopped task after about an hour.',
      '  • event capture: there is no log group',
      '  • service events: 12 of that time',
      '  To have more next time:',
      '  1. Switch on event capture.',
    ]);
  });

  it.each([
    ['asked', '--since asks for it.'],
    ['gone', 'the service is not there any more'],
  ] as const)('says why it was looked for where it was %s', (reason, words) => {
    expect(remainsBlock({ ...REMAINS, reason }, NOW, STYLE).join(' ')).toContain(words);
  });
});
