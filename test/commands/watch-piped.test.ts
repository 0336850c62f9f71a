import { describe, expect, it } from 'vitest';
import { WATCH_CATALOGUE } from '../support/catalogue-watch.ts';
import { runIn } from '../support/fake-context.ts';
import { playedWorld } from '../support/played-world.ts';

describe('what a watch shows in a pipe', () => {
  it('is one line a change, and one at least every half minute, without escape codes', async () => {
    const { stdout } = await runIn(playedWorld('rolling-update'), 'watch', '--stack', 'catalogue', '--utc');
    expect(stdout).not.toContain('\u001b');
    const lines = stdout.split('\n');
    const times = lines.flatMap((line) => /^(\d\d:\d\d:\d\d)Z [•✔✖●] /.exec(line)?.[1] ?? []);
    expect(times.length).toBeGreaterThan(30);
    expect(lines.filter((line) => line.includes(' ● watching for ')).length).toBeGreaterThan(5);
    const spoken = times.map((time) => Date.parse(`2026-11-01T${time}Z`));
    const gaps = spoken.slice(1).map((at, index) => at - (spoken[index] ?? at));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
    expect(stdout).toContain('✔ PASSED  store-production/catalogue: for 5 min: stack UPDATE_COMPLETE');
  });

  it('is a stream of records with exactly one result, last', async () => {
    const { stdout, stderr } = await runIn(
      playedWorld('rolling-update'),
      'watch',
      '--stack',
      'catalogue',
      '-o',
      'ndjson',
    );
    expect(stderr).toBe('Looking for stack catalogue in eu-west-1\n');
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const types = records.map(({ type }) => type);
    expect(types[0]).toBe('version');
    expect(new Set(types)).toEqual(
      new Set(['version', 'snapshot', 'task', 'target', 'event', 'heartbeat', 'result']),
    );
    expect(types.indexOf('result')).toBe(types.length - 1);
    expect(records.at(-1)).toMatchObject({ exitCode: 0, results: [{ ending: 'passed' }] });
  });

  it('is the report alone where quiet is asked for', async () => {
    const { stdout } = await runIn(playedWorld('steady'), ...WATCH_CATALOGUE, '--quiet');
    expect(stdout).toMatch(/^catalogue in cluster store-production\n/);
  });

  it('is kept in the files that were asked for', async () => {
    const outputs = ['-o', 'text', '-o', 'json=report.json', '-o', 'ndjson=watch.ndjson'];
    const { files } = await runIn(playedWorld('steady'), ...WATCH_CATALOGUE, ...outputs);
    expect(JSON.parse(files.get('report.json') ?? '')).toMatchObject({
      watch: { ending: 'passed', exitCode: 0 },
    });
    expect(files.get('watch.ndjson')).toMatch(/^\{"type":"version".*\n(?:.*\n)*\{"type":"result".*\}\n$/);
  });
});
