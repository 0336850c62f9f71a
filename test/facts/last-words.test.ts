import { describe, expect, it } from 'vitest';
import { lastWords } from '../../src/facts/last-words.ts';
import { readLog } from '../../src/facts/log-reading.ts';
import { logOf, stoppedTask } from '../support/task.ts';

function wordsOf(...messages: readonly string[]): string | undefined {
  const lines = messages.map((message, second) => [second, message] as const);
  return lastWords(readLog(logOf(stoppedTask(), lines), 'by-itself'))[0]?.text;
}

describe('the last words of a container', () => {
  it('are the last line that speaks of an error', () => {
    expect(
      wordsOf('Failed to load license', 'error: no license', 'sending all processes the TERM signal'),
    ).toBe('error: no license');
  });

  it('are a weaker complaint where none speaks of an error', () => {
    expect(wordsOf('You must set an API key', 'bye')).toBe('You must set an API key');
  });

  it('are no empty line, and nothing about what a later version will lack', () => {
    expect(wordsOf('A hook is deprecated and must go', 'leaving', '', '   ')).toBe('leaving');
  });

  it('are the very last line where nothing complains', () => {
    expect(wordsOf('hello', 'bye')).toBe('bye');
  });

  it('lie no further back than ten lines', () => {
    const chatter = Array.from({ length: 10 }, (_, index) => `tick ${index}`);
    expect(wordsOf('an error long ago', ...chatter)).toBe('tick 9');
  });

  it('are what was said, not where in the code', () => {
    expect(
      wordsOf(
        'this version requires Redis 7 or greater',
        "/app/lib/cli.rb:77:in `run'",
        '    at Object.<anonymous> (/app/main.js:3:9)',
        "/app/bin/cli:25:in `<top (required)>'",
      ),
    ).toBe('this version requires Redis 7 or greater');
  });

  it('are a place in the code where nothing else was said', () => {
    expect(wordsOf("/app/bin/cli:25:in `load'")).toBe("/app/bin/cli:25:in `load'");
  });

  it('are none where there is no log', () => {
    expect(lastWords(undefined)).toEqual([]);
  });
});
