import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { startLive } from '../../src/terminal/live.ts';
import { runIn } from '../support/fake-context.ts';
import { playedWorld } from '../support/played-world.ts';
import { type FakeScreen, fakeScreen } from '../terminal/screen.ts';

const ROWS = 40;

/** Watches a story on a terminal, and looks at it before everything that is written there. */
async function watchOn(
  screen: FakeScreen,
  story: string,
  flags: readonly string[],
  glance: () => void = () => undefined,
) {
  const stream = {
    ...screen.stream,
    write(text: string) {
      glance();
      return screen.stream.write(text);
    },
    get columns() {
      return screen.stream.columns;
    },
    get rows() {
      return screen.stream.rows;
    },
  };
  const live = () => startLive(stream, () => undefined);
  return await runIn({ ...playedWorld(story), live }, 'watch', ...flags, '--utc');
}

describe('a watch on a terminal', () => {
  it.each([120, 80, 50])('fits a screen of %i columns, all the way', async (columns) => {
    const screen = fakeScreen(columns, ROWS);
    const widths: number[] = [];
    const { code, stdout } = await watchOn(screen, 'deployment-89', ['--stack', 'backend'], () => {
      widths.push(...screen.seen().map((row) => row.length));
    });
    expect(code).toBe(1);
    expect(Math.max(...widths)).toBeLessThan(columns);
    const seen = screen.seen().join('\n');
    expect(seen).toContain('RUNNING  ');
    expect(seen).toContain('✖ FAILED');
    expect(stdout).toMatch(/^fastapi-backend in cluster backend-production\n/);
    expect(stdout).toContain('✖ FAILED  backend-production/fastapi-backend');
    expect(screen.isCursorShown()).toBe(true);
  });

  it('draws the swing, and keeps what has happened above', async () => {
    const screen = fakeScreen(100, ROWS);
    const flags = ['--stack', 'backend', '--no-fail-fast', '--timeout', '15m'];
    const { code } = await watchOn(screen, 'deployment-89', flags);
    expect(code).toBe(1);
    const all = screen.all();
    expect(all.join('\n')).toMatch(/RUNNING {2}.*2\/2 → 4\/2 → 2\/2/);
    const told = all.filter((row) => /^\d\d:\d\d:\d\dZ ✖ [0-9a-f]{8} {2}/.test(row));
    expect(told.length).toBeGreaterThanOrEqual(8);
    expect(all.filter((row) => row.startsWith('CRITERIA'))).toHaveLength(1);
  });

  it('is drawn anew for a terminal that becomes narrower while it goes on', async () => {
    const screen = fakeScreen(120, ROWS);
    const world = playedWorld('rolling-update');
    const sleep: Clock['sleep'] = async (milliseconds, signal) => {
      await world.clock.sleep(milliseconds, signal);
      if (world.requests() < 40) return;
      if (screen.stream.columns !== 50) screen.resize(50, ROWS);
    };
    const live = () => startLive(screen.stream, () => undefined);
    await runIn({ ...world, clock: { ...world.clock, sleep }, live }, 'watch', '--stack', 'catalogue');
    expect(screen.stream.columns).toBe(50);
    expect(screen.seen().filter((row) => row.startsWith('RUNNING'))).toHaveLength(1);
    expect(screen.seen().join('\n')).toContain('✔ PASSED');
  });

  it('gives the cursor back when it is interrupted', async () => {
    const screen = fakeScreen(80, ROWS);
    const controller = new AbortController();
    let looks = 0;
    const live = () =>
      startLive(screen.stream, () => {
        looks += 1;
      });
    const world = { ...playedWorld('steady'), live, signal: controller.signal };
    const run = runIn(
      {
        ...world,
        clock: {
          now: world.clock.now,
          async sleep(milliseconds, signal) {
            if (world.requests() > 20) controller.abort('SIGINT');
            await world.clock.sleep(milliseconds, signal);
          },
        },
      },
      'watch',
      'store-production/catalogue',
    );
    expect((await run).code).toBe(130);
    expect(looks).toBe(1);
    expect(screen.isCursorShown()).toBe(true);
  });

  it('stays a matter of lines where the calls are traced, or nothing but the report is asked for', async () => {
    const screen = fakeScreen(80, ROWS);
    const live = () => startLive(screen.stream, () => undefined);
    const steady = ['watch', 'store-production/catalogue', '--stable-for', '10s'];
    for (const flags of [['--debug'], ['--quiet'], ['-o', 'json'], ['-o', 'ndjson']]) {
      const { code } = await runIn({ ...playedWorld('steady'), live }, ...steady, ...flags);
      expect(code).toBe(0);
    }
    expect(screen.writes).toEqual([]);
  });
});
