import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sdkPort } from '../src/aws/sdk.ts';
import type { AwsAccess, AwsConnection } from '../src/context.ts';
import { type Run, runIn, type World } from './support/fake-context.ts';
import { whenAsleep } from './support/log-world.ts';
import { scenarioWorld } from './support/scenario-world.ts';
import { ROOT, textOf } from './tidy/tree.ts';

/*
 * The examples of the README are of the demo's account, so every one of them can be run;
 * `UPDATE_README=1 npx vitest run test/readme.test.ts` writes the reports in it anew.
 */

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
    clock: whenAsleep(() => {
      isLooking = false;
    }),
    hasReader: () => isLooking,
  };
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
  const readme = textOf('README.md');
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
  const readme = textOf('README.md');

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
    const shown = [...textOf('README.md').matchAll(OUTPUT)];
    expect(shown).toHaveLength(3);
    for (const [, line = '', output] of shown) expect(output).toBe(await outputOf(line, world));
  });

  it('shows the snippet as the program gives it', async () => {
    const [shown] = SNIPPET.exec(textOf('README.md')) ?? [];
    expect(shown).toBe(await snippetOf(world));
  });

  it('uses every command that exists', async () => {
    const { stdout } = await runIn(world, '--help');
    const commands = (stdout.match(/^ {2}[a-z-]+(?= \[)/gm) ?? []).map((name) => name.trim());
    const used = new Set(commandLines(readme).map((line) => line.split(' ')[0]));
    expect([...used].sort()).toEqual(commands.filter((name) => name !== 'help').sort());
  });
});
