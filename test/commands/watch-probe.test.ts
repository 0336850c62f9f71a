import { describe, expect, it } from 'vitest';
import { WATCH_CATALOGUE } from '../support/catalogue-watch.ts';
import { runIn } from '../support/fake-context.ts';
import { playedWorld } from '../support/played-world.ts';

describe('a watch with --probe', () => {
  it('asks the load balancer now and then, and passes only when that answers', async () => {
    const asked: string[] = [];
    const ask = (status: number) => async (url: URL) => {
      asked.push(url.href);
      return { kind: 'answered', status } as const;
    };
    const world = playedWorld('steady');
    const run = await runIn({ ...world, ask: ask(200) }, ...WATCH_CATALOGUE, '--probe=/ready');
    expect(run.code).toBe(0);
    expect(new Set(asked.map((href) => new URL(href).pathname))).toEqual(new Set(['/ready']));
    expect(asked.length).toBeLessThan(25);
    expect(world.requests()).toBeLessThan(250);
    const refusing = await runIn({ ...playedWorld('steady'), ask: ask(503) }, ...WATCH_CATALOGUE, '--probe');
    expect(refusing.code).toBe(4);
    expect(refusing.stdout).toContain('answers 503');
  });
});
