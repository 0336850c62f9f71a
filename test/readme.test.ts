import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SERVICE_OF } from '../src/aws/operations.ts';
import { sdkPort } from '../src/aws/sdk.ts';
import { exitCodeOf } from '../src/commands/exit-code.ts';
import { STREAM_FORMATS } from '../src/commands/options.ts';
import type { AwsAccess, AwsConnection } from '../src/context.ts';
import type { ExitCode } from '../src/errors.ts';
import type { Verdict } from '../src/model/verdict.ts';
import { NOW, type Run, runIn, type World } from './support/fake-context.ts';
import { scenarioWorld } from './support/scenario-world.ts';

/*
 * What the documents say is so. The examples of the README are of the demo's account, so every one of them can be run;
 * `UPDATE_README=1 npx vitest run test/readme.test.ts` writes the reports in it anew.
 */

const ROOT = new URL('../', import.meta.url);
const README = new URL('README.md', ROOT);
const OUTPUT = /<!-- output of: ecs-doctor (.+) -->\n([\s\S]*?)<!-- end of output -->\n/g;
const SNIPPET = /```yaml\n[\s\S]*?```\n/;
const REPORT_COLUMNS = 100;

/** Stands in the README for a task, whose id no reader could know. */
const SOME_TASK = '0123456789abcdef0123456789abcdef';

/** The account of the demo, in process; the demo itself goes over the wire to a simulator of its own. */
function demoWorld(): World {
  const { connect = overTheWire } = scenarioWorld('deployment-89');
  return { connect: (access) => (access.simulated ? overTheWire(access) : connect(access)) };
}

async function overTheWire({ region = '', endpointUrl }: AwsAccess): Promise<AwsConnection> {
  const credentials = { accessKeyId: 'simulated', secretAccessKey: 'simulated' };
  const signal = new AbortController().signal;
  return { region, port: sdkPort({ region, endpointUrl, credentials, signal }) };
}

/** Whoever follows logs sees what is there, and goes away when there is no more for now. */
function readerOf(line: string): Pick<World, 'clock' | 'hasReader'> {
  if (!line.startsWith('logs ')) return {};
  let isLooking = true;
  return {
    clock: {
      now: () => NOW,
      async sleep() {
        isLooking = false;
      },
    },
    hasReader: () => isLooking,
  };
}

function readDocument(name: string): string {
  return readFileSync(new URL(name, ROOT), 'utf8');
}

/** What follows `ecs-doctor` in every shell block and in every piece of code within a sentence or a table. */
function commandLines(markdown: string): readonly string[] {
  const blocks = [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const prose = markdown.replace(/```[\s\S]*?```/g, '');
  const inline = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  const lines = [...blocks, ...inline].flatMap(
    (line) => /(?:^|\s)ecs-doctor ([^|#&]+)/.exec(line)?.[1] ?? [],
  );
  return [...new Set(lines.map((line) => line.trim()))];
}

/** The words of a command line as a shell would hand them over. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

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

async function outputOf(line: string, world: World): Promise<string> {
  const wide = { ...world, terminal: { columns: REPORT_COLUMNS } };
  const { stdout } = await runIn(wide, ...words(line), '--color', 'never');
  return `\`\`\`text\n${stdout}\`\`\`\n`;
}

/** The first example of the section on snippets, as the program gives it. */
async function snippetOf(world: World): Promise<string> {
  const { stdout } = await runIn(world, ...words('diagnose --stack backend --patch cloudformation -o json'));
  return `\`\`\`yaml\n${JSON.parse(stdout).patch.text}\n\`\`\`\n`;
}

async function rewriteOutputs(world: World): Promise<void> {
  const readme = readFileSync(README, 'utf8');
  const outputs = new Map<string, string>();
  for (const [, line = ''] of readme.matchAll(OUTPUT)) outputs.set(line, await outputOf(line, world));
  const updated = readme.replace(
    OUTPUT,
    (_, line: string) =>
      `<!-- output of: ecs-doctor ${line} -->\n${outputs.get(line)}<!-- end of output -->\n`,
  );
  const patch = await snippetOf(world);
  writeFileSync(
    README,
    updated.replace(SNIPPET, () => patch),
  );
}

describe('the README', () => {
  const world = demoWorld();
  beforeAll(async () => {
    vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
    if (process.env.UPDATE_README === '1') await rewriteOutputs(world);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });
  const readme = readDocument('README.md');

  it('shows no command line that the program does not understand', async () => {
    const { stdout } = await runIn(world, 'stopped-tasks', '--stack', 'backend', '-o', 'json');
    const task: string = JSON.parse(stdout).groups[0].tasks[0].id;
    let files: Run['files'] = new Map();
    const refused: string[] = [];
    for (const line of commandLines(readme)) {
      const run = await runIn(
        { ...world, ...readerOf(line), files },
        ...words(line.replace(SOME_TASK, task)),
      );
      files = run.files;
      if (run.code > 1) refused.push(`ecs-doctor ${line}\n${run.stderr}`);
    }
    expect(refused).toEqual([]);
    expect(commandLines(readme).length).toBeGreaterThan(15);
    // One of them plays ninety minutes.
  }, 180_000);

  it('shows reports as the program gives them', async () => {
    const shown = [...readDocument('README.md').matchAll(OUTPUT)];
    expect(shown).toHaveLength(3);
    for (const [, line = '', output] of shown) expect(output).toBe(await outputOf(line, world));
  });

  it('shows the snippet as the program gives it', async () => {
    const [shown] = SNIPPET.exec(readDocument('README.md')) ?? [];
    expect(shown).toBe(await snippetOf(world));
  });

  it('uses every command that exists', async () => {
    const { stdout } = await runIn(world, '--help');
    const commands = (stdout.match(/^ {2}[a-z-]+(?= \[)/gm) ?? []).map((name) => name.trim());
    const used = new Set(commandLines(readme).map((line) => line.split(' ')[0]));
    expect([...used].sort()).toEqual(commands.filter((name) => name !== 'help').sort());
  });

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
    const files = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' });
    const read = files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readDocument(`src/${file}`).matchAll(/(?<!process\.)\benv\.([A-Z_]+)/g)])
      .map(([, name = '']) => name);
    const named = [...section(readme, 'Environment').matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name);
    expect(read.length).toBeGreaterThan(5);
    expect(read.filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'])('%s', (name) => {
  const text = readDocument(name);
  const files = readdirSync(ROOT, { encoding: 'utf8' }).concat(
    ['src', 'test', 'bin'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file}`,
      ),
    ),
  );

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !files.includes(link))).toEqual([]);
  });

  it('names only files and folders that exist', () => {
    const prose = text.replace(/```[\s\S]*?```/g, '');
    const named = [...prose.matchAll(/`((?:src|test|bin)\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(named.filter((path) => !files.includes(path.replace(/\/$/, '')))).toEqual([]);
  });
});
