import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../src/model/log-entry.ts';
import { untrusted } from '../../../src/model/text.ts';
import { logLines } from '../../../src/render/text/log-lines.ts';
import { styleOf } from '../../../src/render/text/style.ts';

const NOON = Date.UTC(2026, 10, 1, 12, 0, 0);

function entry(task: string, text: string, containerName = 'web'): LogEntry {
  const origin = {
    cluster: 'prod',
    service: 'backend',
    taskId: task.repeat(32),
    containerName,
    group: 'g',
    stream: task,
  };
  return { at: NOON, origin, text: untrusted(text), message: untrusted(text) };
}

function shown(
  entries: readonly LogEntry[],
  colour: 0 | 1 = 0,
  services: 'named' | 'unnamed' = 'unnamed',
): string {
  return logLines({ style: styleOf(80, colour, 'unicode', 'utc'), now: NOON, services })(entries);
}

describe('log lines', () => {
  it('say when, whose and what, and keep their columns', () => {
    expect(shown([entry('a', 'one', 'frontend'), entry('b', 'two')])).toBe(
      '12:00:00.000Z aaaaaaaa/frontend  one\n12:00:00.000Z bbbbbbbb/web       two\n',
    );
  });

  it('repeat the label on each line of an entry, and the time not', () => {
    expect(shown([entry('a', 'Error\n  at x')])).toBe(
      '12:00:00.000Z aaaaaaaa/web  Error\n              aaaaaaaa/web    at x\n',
    );
  });

  it('name the service where there are several', () => {
    expect(shown([entry('a', 'one')], 0, 'named')).toContain('backend aaaaaaaa/web  one');
  });

  it('give each task and container a colour of its own, and keep it', () => {
    const colours = shown([entry('a', 'x'), entry('b', 'x'), entry('a', 'x', 'proxy'), entry('a', 'x')], 1)
      .trimEnd()
      .split('\n')
      .map((line) => /\x1b\[(3\d)m/.exec(line)?.[1]);
    expect(new Set(colours).size).toBe(3);
    expect(colours[3]).toBe(colours[0]);
  });

  it('let nothing from the log act: no control sequence, no workflow command', () => {
    const text = shown([
      entry('a', '\x1b[2J'),
      entry('a', '##[error]x'),
      entry('a', 'x\n::error::y'),
      entry('\x1b', 'z'),
    ]);
    expect(text).not.toContain('\x1b');
    expect(text).not.toContain('##[error]');
    expect(text).not.toMatch(/^\s*::/m);
  });

  it('shows all lines of a long trace', () => {
    expect(
      shown([entry('a', Array.from({ length: 250 }, () => 'x').join('\n'))])
        .trimEnd()
        .split('\n'),
    ).toHaveLength(250);
  });
});
