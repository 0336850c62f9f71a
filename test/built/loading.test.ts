import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BARE, CONFIGURED, type Environment, run } from './program.ts';
import { serveScenario } from './served.ts';

/** Words that only the code of a library has. */
const MARKS = {
  'the AWS SDK': 'x-amz-user-agent',
  ora: 'stopAndPersist',
  'the simulator': 'BackendService',
  'the rules': 'check-never-passes',
  commander: 'addHelpText',
};

type Library = keyof typeof MARKS;

/** Which libraries the program loads in one run: V8 writes down every script that it ran. */
async function loadedBy(args: readonly string[], env: Environment): Promise<readonly Library[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ecs-doctor-test-'));
  try {
    await run(args, { ...env, NODE_V8_COVERAGE: folder });
    const scripts = readdirSync(folder).flatMap((name) =>
      scriptsIn(readFileSync(join(folder, name), 'utf8')),
    );
    const text = scripts.map((path) => readFileSync(path, 'utf8')).join('\n');
    expect(scripts.map((path) => basename(path))).toContain('main.js');
    return librariesIn(text);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function librariesIn(text: string): readonly Library[] {
  return Object.entries(MARKS).flatMap(([library, mark]) =>
    isLibrary(library) && text.includes(mark) ? [library] : [],
  );
}

function isLibrary(name: string): name is Library {
  return name in MARKS;
}

function scriptsIn(coverage: string): string[] {
  const { result }: { result: { url: string }[] } = JSON.parse(coverage);
  return result
    .filter(({ url }) => url.startsWith('file:') && url.includes('/dist/'))
    .map(({ url }) => fileURLToPath(url));
}

describe('the built program loads no more than it needs:', () => {
  const { service, at } = serveScenario('steady');

  it('the marks are of the build, so that missing ones mean something', () => {
    const folder = new URL('../../dist/', import.meta.url);
    const all = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    expect(librariesIn(all.join('\n'))).toEqual(Object.keys(MARKS));
  });

  it.each([[['--help']], [['--version']], [['diagnose', '--help']], [['diagnose', '--nonsense']]])(
    'for %j nothing but the command line',
    async (args) => {
      expect(await loadedBy(args, BARE)).toEqual(['commander']);
    },
  );

  it('to explain a rule, the rules and no SDK', async () => {
    expect(await loadedBy(['explain', 'start-period-too-short'], BARE)).toEqual(['the rules', 'commander']);
  });

  it('to diagnose without a terminal, the SDK and the rules, but no spinner and no simulator', async () => {
    const loaded = await loadedBy(['diagnose', service, ...at()], CONFIGURED);
    expect(loaded).toEqual(['the AWS SDK', 'the rules', 'commander']);
  });
});
