import { describe, expect, it } from 'vitest';
import { WATCH_CATALOGUE } from '../support/catalogue-watch.ts';
import { runIn } from '../support/fake-context.ts';
import { interrupted, playedWorld } from '../support/played-world.ts';

describe('an interrupted watch', () => {
  it('says the code of the signal in its last record too', async () => {
    const controller = new AbortController();
    controller.abort('SIGTERM');
    const run = await runIn(
      { ...playedWorld('steady'), signal: controller.signal },
      ...WATCH_CATALOGUE,
      '-o',
      'ndjson',
    );
    expect(run.code).toBe(143);
    expect(JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ exitCode: 143 });
  });

  it('ends with what is known, in the code of the signal', async () => {
    const run = await runIn(
      interrupted(playedWorld('deployment-89'), 60, 'SIGINT'),
      'watch',
      '--stack',
      'backend',
      '-o',
      'text',
      '-o',
      'ndjson=watch.ndjson',
    );
    expect(run.code).toBe(130);
    expect(run.stdout).toContain('INTERRUPTED');
    expect(run.files.get('watch.ndjson')?.match(/"type":"result"/g)).toHaveLength(1);
  });
});
