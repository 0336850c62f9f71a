import { describe, expect, it } from 'vitest';
import { SERVICE_OF } from '../src/aws/operations.ts';
import { exitCodeOf } from '../src/commands/exit-code.ts';
import { STREAM_FORMATS } from '../src/commands/options.ts';
import type { ExitCode } from '../src/errors.ts';
import type { Verdict } from '../src/model/verdict.ts';
import { filesUnder, textOf } from './tidy/tree.ts';

/** The part of a document under a heading. */
function section(markdown: string, heading: string): string {
  const [, text = ''] = markdown.split(`\n## ${heading}\n`);
  return text.split('\n## ')[0] ?? '';
}

/** The cells of the rows of every table in a text, heads and rulers left out. */
function rows(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the README', () => {
  const readme = textOf('README.md');

  it('describes every format and no other', () => {
    const described = section(readme, 'Formats').match(/^- `[a-z]+`/gm) ?? [];
    expect(described).toEqual(STREAM_FORMATS.map((format) => `- \`${format}\``));
  });

  it('has every exit code in its table', () => {
    const codes: Readonly<Record<ExitCode, true>> = {
      0: true,
      1: true,
      2: true,
      3: true,
      4: true,
      5: true,
      70: true,
      130: true,
      143: true,
    };
    const shown = rows(section(readme, 'Exit codes')).flatMap(([code = '']) => code.match(/\d+/g) ?? []);
    expect(shown).toEqual(Object.keys(codes));
  });

  it('says the exit code of every verdict', () => {
    const codes: Readonly<Record<Verdict, number>> = {
      healthy: exitCodeOf('healthy'),
      'in-progress': exitCodeOf('in-progress'),
      degraded: exitCodeOf('degraded'),
      cycling: exitCodeOf('cycling'),
      failed: exitCodeOf('failed'),
      undetermined: exitCodeOf('undetermined'),
    };
    const shown = rows(section(readme, 'Exit codes')).flatMap(([verdict = '', , code]) =>
      /^`[a-z-]+`$/.test(verdict) ? [[verdict.replaceAll('`', ''), Number(code)]] : [],
    );
    expect(Object.fromEntries(shown)).toEqual(codes);
  });

  describe('asks for permissions', () => {
    const actions = Object.entries(SERVICE_OF).map(([operation, service]) => `${service}:${operation}`);
    const text = section(readme, 'Permissions');

    it('in a policy that allows what the program can call and nothing else', () => {
      const [, policy = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
      expect(JSON.parse(policy)).toEqual({
        Version: '2012-10-17',
        Statement: [{ Sid: 'EcsDoctor', Effect: 'Allow', Action: actions.toSorted(), Resource: '*' }],
      });
    });

    it('and says of each what is lost without it', () => {
      const named = rows(text).flatMap(([cell = '']) => cell.match(/[a-z]+:[A-Za-z]+/g) ?? []);
      expect(named.toSorted()).toEqual(actions.toSorted());
    });
  });

  it('names every environment variable that the program reads', () => {
    const read = filesUnder('src')
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...textOf(file).matchAll(/(?<!process\.)\benv\.([A-Z_]+)/g)])
      .map(([, name = '']) => name);
    const named = [...section(readme, 'Environment').matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name);
    expect(read.length).toBeGreaterThan(5);
    expect(read.filter((name) => !named.includes(name))).toEqual([]);
  });
});
