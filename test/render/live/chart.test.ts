import { describe, expect, it } from 'vitest';
import type { WatchView } from '../../../src/model/watch.ts';
import { chart } from '../../../src/render/live/chart.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { NOW } from '../sample-target.ts';
import { SWINGING, samplesOf } from './sample-view.ts';

function pictureOf(view: Partial<WatchView>, width = 80): readonly string[] {
  const [bars] = chart({ ...SWINGING, dataAt: NOW, ...view }, styleOf(width, 0, 'unicode', 'utc'));
  return bars?.lines ?? [];
}

describe('the chart', () => {
  it('shows how a service swings below and above what is desired', () => {
    const samples = samplesOf([
      { running: 0, looks: 3 },
      { running: 2, looks: 3 },
      { running: 4, healthy: 2, looks: 3 },
      { running: 0, looks: 3 },
    ]);
    expect(pictureOf({ samples })).toEqual([
      '4 │            ▒▒▒▒▒▒',
      '  │            ▒▒▒▒▒▒',
      '2 ┤──────▒▒▒▒▒▒██████─────',
      '  │      ▒▒▒▒▒▒██████',
    ]);
  });

  it('has the desired count of each time, also where it changed', () => {
    const before = samplesOf([{ running: 1, healthy: 1, looks: 8 }], 1).slice(0, 4);
    const after = samplesOf([{ running: 1, healthy: 1, looks: 8 }], 3).slice(4);
    expect(pictureOf({ samples: [...before, ...after] })).toEqual([
      '3 ┤        ───────',
      '  │',
      '  │███████████████',
    ]);
  });

  it('shows one task of a hundred, and is no higher than six rows', () => {
    const picture = pictureOf({ samples: samplesOf([{ running: 1, looks: 2 }], 100) });
    expect(picture).toEqual(['100 ┤───', '    │', '    │', '    │', '    │', '    │▒▒▒']);
  });

  it('does not go on after the newest data', () => {
    const samples = samplesOf([{ running: 2, healthy: 2, looks: 2 }]);
    expect(pictureOf({ samples, now: NOW + 20_000 })).toEqual(['2 ┤███', '  │███????']);
  });

  it('is empty before the first look', () => {
    expect(pictureOf({ samples: [] })).toEqual([]);
  });
});
