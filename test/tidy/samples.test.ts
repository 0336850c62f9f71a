import { describe, expect, it } from 'vitest';
import { BOUNDARIES, IMPURITY, PRIVILEGES } from './boundaries.ts';
import {
  casts,
  circles,
  leftBehind,
  misnamed,
  tooLong,
  tooLongFunctions,
  trespasses,
  undocumented,
  usurpers,
} from './laws.ts';
import { readModule } from './module.ts';

const imports = (path: string, of: string) => readModule(path, `import { a } from '${of}';\na();\n`);

/** A program of one line that breaks each of the privileges. */
const BREACHES: Readonly<Record<string, string>> = {
  'loads the AWS SDK': "import { ECSClient } from '@aws-sdk/client-ecs';",
  'reads `process`': 'export const home = process.env.HOME;',
  'writes to the screen': "console.log('done');",
  'reads the clock': 'export const today = new Date();',
  'touches the disk': "const { readFile } = await import('node:fs/promises');",
  'opens the network by itself': "await fetch('https://example.com');",
  'starts a program': "import { exec } from 'node:child_process';",
  'builds colours': "import chalk from 'chalk';",
  'reads the command line': "import { Command } from 'commander';",
  'knows a test': "import { NOW } from '../../test/support/fake-context.ts';",
};

describe('the checker, which must not pass because it does not look', () => {
  it.each(BOUNDARIES)('notices an import that leads out of $of', (boundary) => {
    const sample = imports(`${boundary.of}nested/sample.ts`, '../../cli/run.ts');
    expect(trespasses([sample], boundary)).toEqual([`${sample.path} imports src/cli/run.ts`]);
  });

  it.each(BOUNDARIES)('allows an import within $of', (boundary) => {
    expect(trespasses([imports(`${boundary.of}nested/sample.ts`, '../other.ts')], boundary)).toEqual([]);
  });

  it.each(PRIVILEGES)('notices that somebody $doing', (privilege) => {
    const sample = readModule('src/watch/sample.ts', BREACHES[privilege.doing] ?? '');
    expect(usurpers([sample], privilege)).not.toEqual([]);
  });

  it.each([
    'export const now = () => Date.now();',
    'export const now = () => new Date();',
    'export const luck = Math.random();',
    'export async function f() {}',
    'export const f = async () => 1;',
    'console.error(1);',
    "import { join } from 'node:path';",
    'setTimeout(() => {}, 1);',
    'export const pid = process.pid;',
    'export const { env } = process;',
    'export const all = { process };',
    'export const g = globalThis.process;',
  ])('notices the impurity of %s', (text) => {
    expect(usurpers([readModule('src/facts/sample.ts', text)], IMPURITY)).not.toEqual([]);
  });

  it.each([
    'export const at = new Date(0).toISOString();',
    'export const words = { process: 1, console: 2 }.process;',
    'export interface Host { readonly process: string }',
    "export const said = 'Date.now() and console.log';",
    '// process.exit() would cut the report short\nexport const a = 1;',
  ])('allows %s', (text) => {
    expect(usurpers([readModule('src/facts/sample.ts', text)], IMPURITY)).toEqual([]);
  });

  it.each([
    "import type { Task } from '@aws-sdk/client-ecs';",
    "export type { Task } from '@aws-sdk/client-ecs';",
    "export type Task = import('@aws-sdk/client-ecs').Task;",
  ])('takes %s for an import of a type', (text) => {
    const [sdk] = PRIVILEGES;
    const module = readModule('src/facts/sample.ts', text);
    expect(module.imports).toEqual([{ kind: 'type', of: '@aws-sdk/client-ecs' }]);
    expect(sdk === undefined ? [] : usurpers([module], sdk)).toEqual([]);
  });

  it('finds a circle through three modules once, and none where two share a third', () => {
    const circle = [
      imports('src/a.ts', './b.ts'),
      imports('src/b.ts', './c.ts'),
      imports('src/c.ts', './a.ts'),
    ];
    expect(circles(circle)).toEqual(['src/a.ts → src/b.ts → src/c.ts → src/a.ts']);
    expect(circles([imports('src/a.ts', './c.ts'), imports('src/b.ts', './c.ts')])).toEqual([]);
  });

  it('counts the lines of modules and functions', () => {
    const body = 'a();\n'.repeat(51);
    const module = readModule('src/long.ts', `export const long = () => {\n${body}};\nfunction short() {}\n`);
    expect(tooLong([module], 53)).toEqual(['src/long.ts has 54 lines']);
    expect(tooLong([module], 54)).toEqual([]);
    expect(tooLongFunctions([module], 50)).toEqual(['src/long.ts: long has 53 lines']);
  });

  it.each([
    'export const a = b as string;',
    'export const a = <string>b;',
    'export const a = b!;',
    'let a: any;',
  ])('notices the cast in %s', (text) => {
    expect(casts([readModule('src/a.ts', text)], [])).toHaveLength(1);
    expect(casts([readModule('src/a.ts', text)], ['src/a.ts'])).toEqual([]);
  });

  it('allows `as const`, `satisfies` and renamed imports', () => {
    const text =
      "import { a as b } from './b.ts';\nexport const c = [b] as const satisfies readonly number[];";
    expect(casts([readModule('src/a.ts', text)], [])).toEqual([]);
  });

  it.each([
    ['// TO', 'DO: later'],
    ['// FIX', 'ME'],
    ['// biome', '-ignore lint: x'],
    ['// @ts', '-ignore'],
  ])('notices %s%s', (...parts) => {
    expect(leftBehind([readModule('src/a.ts', parts.join(''))])).toHaveLength(1);
  });

  it('notices a function that is exported without a docstring', () => {
    const text = '/** Says a. */\nexport function a() {}\n\nexport function b() {}\nfunction c() {}\n';
    expect(undocumented([readModule('src/a.ts', text)])).toEqual(['src/a.ts: b']);
  });

  it('notices names that are not in kebab case', () => {
    const paths = ['src/a-b.ts', 'src/README.md', 'src/x.test.ts', 'src/aB.ts', 'src/a_b.ts', 'src/Ab.ts'];
    expect(misnamed(paths)).toEqual(['src/aB.ts', 'src/a_b.ts', 'src/Ab.ts']);
  });
});
