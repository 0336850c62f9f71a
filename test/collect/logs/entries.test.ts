import { describe, expect, it } from 'vitest';
import { entryBuilder } from '../../../src/collect/logs/entries.ts';
import { scrubber } from '../../../src/collect/scrub/scrubber.ts';
import type { LogOrigin } from '../../../src/model/log-entry.ts';

function origin(taskId: string): LogOrigin {
  return { cluster: 'c', service: 's', taskId, containerName: 'web', group: 'g', stream: taskId };
}

const [A, B] = [origin('a'), origin('b')];

function builder(secrets: readonly string[] = []) {
  const scrub = scrubber(secrets);
  return entryBuilder(() => scrub);
}

function event(at: number, message: string, of = A) {
  return { at, message, origin: of };
}

/** The texts of all entries, with several events handed over at once. */
function texts(...events: readonly ReturnType<typeof event>[]): readonly string[] {
  const entries = builder();
  return [...entries.add(events), ...entries.flush('all')].map(({ text }) => text);
}

describe('entries', () => {
  it('join a trace across lines of another stream, and stay in the order in which they began', () => {
    expect(texts(event(1, 'Error: x'), event(2, 'other', B), event(3, '  at y'), event(4, 'next'))).toEqual([
      'Error: x\n  at y',
      'other',
      'next',
    ]);
  });

  it('do not join lines that are far apart', () => {
    expect(texts(event(1, 'Error: x'), event(2000, '  indented'))).toHaveLength(2);
  });

  it('are handed on as soon as nothing can belong to them any more', () => {
    const entries = builder();
    expect(entries.add([event(1, 'one')])).toEqual([]);
    expect(entries.add([event(1000, 'two', B)]).map(({ text }) => text)).toEqual(['one']);
  });

  it('have a bound: of very many lines at the same moment, and of very long traces', () => {
    const entries = builder();
    const many = Array.from({ length: 5000 }, (_, index) => event(1, 'x', origin(String(index))));
    expect(entries.add(many).length).toBe(3000);
    const trace = Array.from({ length: 450 }, () => event(1, '  at x'));
    expect(texts(event(1, 'Error'), ...trace).map((text) => text.split('\n').length)).toEqual([200, 200, 51]);
  });

  it('hold an unfinished trace back once and not for ever', () => {
    const entries = builder();
    entries.add([event(1, 'Error: x'), event(1, '  at y')]);
    expect(entries.flush('whole')).toEqual([]);
    expect(entries.flush('whole')).toHaveLength(1);
  });

  it('hide a private key that is printed over several lines, and a value that only the task definition knows', () => {
    const entries = builder(['swordfish-1']);
    const shown = [
      ...entries.add([
        event(1, '-----BEGIN PRIVATE KEY-----'),
        event(2, 'MIIEvQ', B),
        event(3, 'MIIEvAIBADANBg'),
        event(4, '-----END PRIVATE KEY-----'),
        event(5, 'it is swordfish-1'),
      ]),
      ...entries.flush('all'),
    ].map(({ message }) => message);
    expect(shown).toEqual(['[secret]', 'MIIEvQ', '[secret]', '[secret]', 'it is [secret]']);
  });

  it('say how much of a long line was cut', () => {
    expect(texts(event(1, 'x'.repeat(9000)))[0]).toMatch(/x \[1000 more characters cut\]$/);
  });

  it('keep the message of a JSON line beside what it says', () => {
    const entries = builder();
    entries.add([event(1, '{"level":30,"msg":"up","port":80}')]);
    expect(entries.flush('all')).toMatchObject([
      { message: '{"level":30,"msg":"up","port":80}', text: 'INFO up (port=80)' },
    ]);
  });
});
