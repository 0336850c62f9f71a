import { describe, expect, it } from 'vitest';
import { terminal } from '../../src/render/encode/terminal.ts';
import { stageOn } from '../../src/terminal/stage.ts';
import { fakeScreen } from './screen.ts';

describe('a stage', () => {
  it('gives the cursor back when the program leaves, whoever painted', () => {
    const screen = fakeScreen(80, 24);
    const stage = stageOn(screen.stream);
    stage.live().paint([terminal`block`]);
    expect(screen.isCursorShown()).toBe(false);
    stage.leave();
    expect(screen.isCursorShown()).toBe(true);
  });

  it('writes nothing when the program leaves and nobody painted', () => {
    const screen = fakeScreen(80, 24);
    stageOn(screen.stream).leave();
    expect(screen.writes).toEqual([]);
  });

  it('announces above the block, and only where there is one', () => {
    const screen = fakeScreen(80, 24);
    const stage = stageOn(screen.stream);
    expect(stage.announce(terminal`early`)).toBe(false);
    const live = stage.live();
    live.paint([terminal`block`]);
    expect(stage.announce(terminal`Interrupted`)).toBe(true);
    live.stop();
    expect(stage.announce(terminal`late`)).toBe(false);
    expect(screen.seen()).toEqual(['Interrupted', 'block']);
  });

  it('gives the cursor to the shell for a while, and paints below what was written then', () => {
    const screen = fakeScreen(80, 24);
    const stage = stageOn(screen.stream);
    stage.resume();
    expect(screen.writes).toEqual([]);
    const live = stage.live();
    live.paint([terminal`block`]);
    stage.pause();
    expect(screen.isCursorShown()).toBe(true);
    screen.stream.write('$ fg\n');
    stage.resume();
    expect(screen.isCursorShown()).toBe(false);
    live.paint([terminal`later`]);
    expect(screen.seen()).toEqual(['block', '$ fg', 'later']);
  });

  it('has one painter at a time', () => {
    const screen = fakeScreen(80, 24);
    const stage = stageOn(screen.stream);
    const first = stage.live();
    first.paint([terminal`first`]);
    stage.live().paint([terminal`second`]);
    first.paint([terminal`again`]);
    expect(screen.seen()).toEqual(['first', 'second']);
  });
});
