import { describe, expect, it } from 'vitest';
import { beginsTrace, continues } from '../../../src/model/vocabulary/trace-lines.ts';

/** Splits lines into what belongs together. */
function grouped(lines: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last !== undefined && continues(line, last)) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

const JAVA = [
  'java.lang.IllegalStateException: no pool',
  '\tat com.example.Pool.get(Pool.java:12)',
  '\t... 3 common frames omitted',
  'Caused by: java.net.ConnectException: Connection refused',
  '\tat java.net.Socket.connect(Socket.java:1)',
  '... 12 more',
];
const PYTHON = [
  'Traceback (most recent call last):',
  '  File "app.py", line 3, in <module>',
  "KeyError: 'x'",
  ' ',
  'During handling of the above exception, another exception occurred:',
  ' ',
  'Traceback (most recent call last):',
  '  File "app.py", line 5, in <module>',
  'sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) refused',
];
const GO = [
  'panic: runtime error: index out of range',
  ' ',
  'goroutine 1 [running]:',
  'main.serve(0xc000010000, 0x1)',
  '\t/app/main.go:12 +0x1d',
  'created by main.main',
  '\t/app/main.go:4 +0x10',
];
const NODE = ['Error: boom', '    at serve (/app/index.js:5:9)', '    at main (/app/index.js:9:1)'];

describe('lines that belong together', () => {
  it.each([
    ['Java', JAVA],
    ['Python', PYTHON],
    ['Go', GO],
    ['JavaScript', NODE],
  ])('are a stack trace of %s, between ordinary lines', (_, trace) => {
    expect(grouped(['before', ...trace, 'after it', 'and more'])).toEqual([
      ['before'],
      trace,
      ['after it'],
      ['and more'],
    ]);
  });

  it('are not two errors one after the other, nor a traceback and the line before it', () => {
    expect(grouped(['ValueError: one', 'ValueError: two'])).toHaveLength(2);
    expect(grouped(['INFO ready', 'Traceback (most recent call last):'])).toHaveLength(2);
  });

  it('takes linear time on a line that nearly is a frame', () => {
    const before = ['goroutine 1 [running]:'];
    expect(continues(`${'('.repeat(100_000)}`, before)).toBe(false);
  });
});

describe('the first line of a trace', () => {
  it.each([PYTHON[0], JAVA[0], GO[0], 'Uncaught TypeError: x is undefined', 'Exception in thread "main" x'])(
    'is known: %s',
    (line = '') => expect(beginsTrace(line)).toBe(true),
  );

  it.each(['GET /health 200', 'no errors were found', '{"level":"error"}'])('is not any line: %s', (line) =>
    expect(beginsTrace(line)).toBe(false),
  );
});
