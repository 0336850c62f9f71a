import { describe, expect, it } from 'vitest';
import type { CheckReview } from '../../../src/model/check-review.ts';
import { checksBlock } from '../../../src/render/text/checks.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { REPORT } from '../sample-report.ts';

const STYLE = styleOf(200, 0, 'unicode', 'utc');

function blockOf(change: Partial<CheckReview>): readonly string[] {
  return checksBlock(
    REPORT.checks.map((check) => ({ ...check, ...change })),
    STYLE,
  );
}

describe('the block about the health checks', () => {
  it('tells the window, what was seen and what to set', () => {
    expect(blockOf({})).toEqual([
      '  container api',
      '      unhealthy 120–165 s after its start (start period 60 s, 3 failures every 30 s, time-out 5 s); with a grace period',
      '      of 120 s a task is replaced from 120 s on',
      '      ready after 150–175 s (19 tasks) · stopped for it after 131–160 s (24 tasks) → set startPeriod 270 seconds,',
      '      healthCheckGracePeriodSeconds 420 seconds',
    ]);
  });

  it('says that a window fits', () => {
    expect(blockOf({ killed: null, settings: [] }).at(-1)).toBe(
      '      ready after 150–175 s (19 tasks) · the window fits that',
    );
  });

  it('tells lives of days beside those of minutes as people say them', () => {
    const killed = { least: 94, most: 496_631, tasks: 44 };
    expect(blockOf({ killed, settings: [] }).join(' ')).toContain(
      'stopped for it after 94 s – 5 d 17 h (44 tasks)',
    );
    expect(blockOf({ killed: { ...killed, least: 496_631 }, settings: [] }).join(' ')).toContain(
      'stopped for it after 5 d 17 h (44 tasks)',
    );
  });

  it('says that any value is a rule of thumb where nothing was seen', () => {
    expect(blockOf({ ready: null, killed: null, settings: [] }).at(-1)).toBe(
      '      no task said when it was ready, so that any value is a rule of thumb',
    );
  });
});
