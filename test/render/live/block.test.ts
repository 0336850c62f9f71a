import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WatchView } from '../../../src/model/watch.ts';
import { columnsOf } from '../../../src/render/encode/wrap.ts';
import { liveBlock } from '../../../src/render/live/block.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { HOSTILE } from '../encode/hostile.ts';
import { NOW } from '../sample-target.ts';
import { STEADY, SWINGING } from './sample-view.ts';

const UNICODE = styleOf(120, 0, 'unicode', 'utc');
const ASCII = styleOf(120, 0, 'ascii', 'utc');

function blockOf(columns: number, rows: number, ...views: readonly WatchView[]): string {
  return liveBlock(views, { columns, rows }, UNICODE).join('\n');
}

/** A view that says the same text wherever something is said. */
function saying(text: string): WatchView {
  return {
    ...SWINGING,
    stackStatus: text,
    trouble: text,
    suspicion: text,
    deployment: { id: text, taskDefinition: text, rollout: text },
    tasks: SWINGING.tasks.map((task) => ({ ...task, id: text, note: text })),
    targets: SWINGING.targets.map((target) => ({ ...target, id: text, state: text, reason: text })),
    criteria: SWINGING.criteria.map((criterion) => ({ ...criterion, text })),
    forecasts: SWINGING.forecasts.map((forecast) => ({ ...forecast, text })),
    ending: { kind: 'failed', text },
  };
}

describe('the live block', () => {
  it('shows all of a service where there is room', () => {
    expect(blockOf(80, 50, SWINGING).split('\n')).toEqual([
      '─'.repeat(79),
      'prod/backend · backend:89 IN_PROGRESS · 12 min 00 s of 30 min 00 s',
      'stack CREATE_IN_PROGRESS',
      '',
      'RUNNING  … → 2/2 → 4/2 → 2/2 → 0/2 → 2/2 · 1 healthy · 0 pending · 4 failures',
      '4 │                 ▒▒▒▒▒▒                  ▒▒▒▒▒',
      '  │                 ▒▒▒▒▒▒                  ▒▒▒▒▒',
      '2 ┤────────▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒─────────▒▒▒▒▒▒█████████────────▒▒▒▒▒▒',
      '  │        ▒▒▒▒▒██████████▒▒▒         ▒▒▒▒▒▒█████████        ██████',
      '   since 13:52:41Z   10 s a column   █ healthy  ▒ running  ─ desired',
      '',
      'CRITERIA  1 of 4 hold',
      '○ stack    CREATE_IN_PROGRESS',
      '✔ counts   running 2 of 2',
      '○ stops    the last task failed 1 min 38 s ago',
      '○ targets  1 of 2 targets healthy',
      '– probe    not asked for',
      '',
      'TASKS',
      '● 3f9c1e07  starting  42 s             its check can end it first at 120 s, in…',
      '✔ 5aa01c22  healthy   4 min 05 s',
      '✖ 9be27d31  failed    1 min 38 s ago   Task failed container health checks',
      '• 11d4aa08  stopped   11 min 00 s ago  other deployment',
      '',
      'TARGETS',
      '✔ 10.0.1.12:8080  healthy',
      '✖ 10.0.2.7:8080   unhealthy  Health checks failed with these codes: [503]',
      '',
      '▲ suspicion: the container health check gives up at 120 s, before the',
      '  application is ready (150–175 s in 3 of 4 tasks)',
      '→ the circuit breaker is off, so nothing ends this deployment but',
      '  CloudFormation',
      '→ in 2 h 48 min: CloudFormation gives up and rolls back',
    ]);
  });

  it.each([120, 80, 50, 30])('says at %i columns what it says at 120, only on more lines', (columns) => {
    const text = blockOf(columns, 80, SWINGING).replace(/\s+/g, ' ');
    for (const said of [
      'prod/backend',
      '0/2 → 2/2',
      '4 failures',
      '1 of 4 hold',
      'healthy 4 min',
      'breaker',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('takes 120 columns of a wider screen, because nobody reads longer lines well', () => {
    expect(blockOf(300, 80, SWINGING)).toBe(blockOf(121, 80, SWINGING));
  });

  it('never is wider than the screen less a column, nor higher than the screen less a line', () => {
    const columns = fc.integer({ min: 4, max: 140 });
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('健康'.repeat(30), ...HOSTILE));
    fc.assert(
      fc.property(columns, fc.integer({ min: 2, max: 60 }), text, (width, rows, words) => {
        for (const style of [UNICODE, styleOf(120, 1, 'ascii', 'utc')]) {
          for (const views of [[saying(words)], [saying(words), STEADY, SWINGING]]) {
            const lines = liveBlock(views, { columns: width, rows }, style);
            expect(lines.length).toBeLessThanOrEqual(rows - 1);
            for (const line of lines) {
              expect(line).not.toContain('\n');
              expect(columnsOf(line)).toBeLessThanOrEqual(width - 1);
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each(HOSTILE)('lets nothing of hostile text %# act', (payload) => {
    expect(blockOf(80, 50, saying(payload))).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('keeps on a low screen what matters most, and says how much of a list it shows', () => {
    const low = blockOf(80, 9, SWINGING);
    expect(low).toContain('prod/backend');
    expect(low).toContain('suspicion');
    expect(low).toContain('○ stops');
    expect(low).not.toContain('5aa01c22');
    expect(blockOf(80, 24, SWINGING)).toContain('TASKS  3 of 4');
    expect(blockOf(80, 24, SWINGING)).not.toContain('11d4aa08');
  });

  it('is of plain ASCII where the terminal has nothing else', () => {
    const lines = liveBlock([SWINGING, STEADY], { columns: 80, rows: 60 }, ASCII);
    expect(lines.join('\n')).toMatch(/^[\x20-\x7e\n]*$/);
    expect(lines).toContain('2 +--------::::::::::::::::::---------::::::#########--------::::::');
  });

  it('has no colours where there are none, and says nothing by them alone', () => {
    const plain = blockOf(80, 50, SWINGING);
    const coloured = liveBlock([SWINGING], { columns: 80, rows: 50 }, styleOf(80, 1, 'unicode', 'utc'));
    expect(coloured.join('\n')).toContain('\x1b[32m');
    expect(coloured.join('\n').replace(/\x1b\[\d+m/g, '')).toBe(plain);
  });

  it('says how old the data is, and what to do about it', () => {
    const trouble = 'the credentials have expired; run aws sso login';
    const stale = { ...SWINGING, now: NOW + 43_000, trouble };
    expect(blockOf(100, 50, stale)).toContain(`▲ data is 45 s old: ${trouble}`);
    expect(blockOf(100, 50, { ...stale, dataAt: undefined })).toContain(`▲ no data yet: ${trouble}`);
    expect(blockOf(100, 50, SWINGING)).not.toContain('data is');
  });

  it('says for how long everything holds, of how long it must', () => {
    expect(blockOf(80, 50, STEADY)).toContain('CRITERIA  all hold for 1 min 40 s of 5 min 00 s  ███░░░░░░░');
  });

  it('says how the watch ended', () => {
    const ended: WatchView = { ...SWINGING, ending: { kind: 'failed', text: 'the same cause four times' } };
    expect(blockOf(80, 50, ended)).toContain('✖ FAILED  the same cause four times');
  });

  it('is there before the service is', () => {
    const bare: WatchView = {
      ...SWINGING,
      deployment: undefined,
      samples: [],
      tasks: [],
      targets: [],
      suspicion: undefined,
      forecasts: [],
    };
    expect(blockOf(80, 50, bare)).toContain('prod/backend · no deployment yet · 12 min 00 s');
    expect(blockOf(80, 50, bare)).not.toMatch(/RUNNING|TASKS|TARGETS/);
  });

  it('is empty where nothing is watched', () => {
    expect(liveBlock([], { columns: 80, rows: 24 }, UNICODE)).toEqual([]);
  });
});
