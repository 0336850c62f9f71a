import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import type { WatchView } from '../../../src/model/watch.ts';
import { liveBlock } from '../../../src/render/live/block.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { STEADY, SWINGING } from './sample-view.ts';

const STYLE = styleOf(80, 0, 'unicode', 'utc');

function named(view: WatchView, service: string, cluster = 'prod'): WatchView {
  return {
    ...view,
    target: { ...view.target, service: untrusted(service), cluster: untrusted(cluster) },
  };
}

const WEB = named(STEADY, 'web');
const API = named(SWINGING, 'api-gateway');
const DONE = named({ ...STEADY, ending: { kind: 'passed', text: 'all held for 5 min 00 s' } }, 'jobs');

function linesOf(columns: number, rows: number, ...views: readonly WatchView[]): readonly string[] {
  return liveBlock(views, { columns, rows }, STYLE);
}

describe('several services', () => {
  it('have a line each, aligned, in the order they were named', () => {
    expect(linesOf(80, 60, WEB, API, DONE).slice(0, 4)).toEqual([
      '3 SERVICES',
      '● web          2/2  hold 1 min 40 s of 5 min 00 s',
      '▲ api-gateway  2/2  1 of 4 hold · 4 failures · the container health check give…',
      '✔ jobs         2/2  ✔ PASSED  all held for 5 min 00 s',
    ]);
  });

  it('are followed by the worst of them in full', () => {
    expect(linesOf(80, 60, WEB, API, DONE).join('\n')).toContain('\nprod/api-gateway · backend:89');
    const failed = named({ ...STEADY, ending: { kind: 'failed', text: 'rolled back' } }, 'mail');
    expect(linesOf(80, 60, WEB, API, failed).join('\n')).toContain('\nprod/mail · backend:89');
  });

  it('lose the best of them where there are too many', () => {
    const lines = linesOf(80, 4, WEB, API, DONE);
    expect(lines[0]).toBe('2 of 3 SERVICES');
    expect(lines.join('\n')).not.toContain('jobs');
  });

  it('are named with their clusters where these differ', () => {
    const lines = linesOf(80, 60, WEB, named(SWINGING, 'web', 'test'));
    expect(lines.join('\n')).toContain('● prod/web  2/2');
    expect(lines.join('\n')).toContain('▲ test/web  2/2');
  });

  it('leave room for the numbers, however long their names', () => {
    expect(linesOf(40, 60, named(SWINGING, 'x'.repeat(200)), WEB)[1]).toMatch(
      /^▲ x{16}… {2}2\/2 {2}1 of 4 hold/,
    );
  });
});
