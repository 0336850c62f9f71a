import { describe, expect, it } from 'vitest';
import { type Account, NO_FAULTS } from '../../src/simulator/account.ts';
import { CONFIGURED, interrupt, run, runInShell } from './program.ts';
import { serveScenario } from './served.ts';

/** What a pipe of Linux holds; a larger document is written in parts. */
const PIPE_BYTES = 65_536;

/** The same account with each task four times over. */
function crowded(account: Account): Account {
  const copies = ['', 'a', 'b', 'c'];
  return {
    ...account,
    tasks: copies.flatMap((end) =>
      account.tasks.map((task) => ({ ...task, taskArn: `${task.taskArn}${end}` })),
    ),
  };
}

describe('the built program in a pipe', () => {
  const { service, at } = serveScenario('missing-environment', NO_FAULTS, crowded);
  const inPipe = (rest: string) => {
    const [flag, url] = at();
    const line = `"$NODE" "$PROGRAM" stopped-tasks "$SERVICE" ${flag} "$URL" -o json -q ${rest}`;
    return runInShell(line, { ...CONFIGURED, SERVICE: service, URL: url });
  };

  it('ends as if nothing had happened when its reader goes away', async () => {
    const { stdout, stderr } = await inPipe('| head -n 1; echo "${PIPESTATUS[0]}"');
    expect(stdout).toBe('{\n0\n');
    expect(stderr).toBe('');
  });

  it('writes a large document whole, to a reader that takes its time', async () => {
    const { stdout } = await inPipe('| (read -r first; echo "$first"; cat)');
    expect(stdout.length).toBeGreaterThan(2 * PIPE_BYTES);
    expect(JSON.parse(stdout)).toHaveProperty('schemaVersion');
  });

  it('neither colours nor turns a spinner', async () => {
    const { stdout, stderr } = await run(['diagnose', service, ...at()]);
    expect(stdout + stderr).not.toContain('\x1b');
  });
});

describe('the built program that is interrupted', () => {
  const stalled = serveScenario('deployment-89', {
    ...NO_FAULTS,
    broken: { 'logs:FilterLogEvents': 'stalled' },
  });
  const silent = serveScenario('deployment-89', {
    ...NO_FAULTS,
    broken: { 'ecs:DescribeServices': 'stalled' },
  });

  it('shows what it knows and ends with 130', async () => {
    const args = ['diagnose', stalled.service, ...stalled.at(), '--debug'];
    const { code, stdout, stderr } = await interrupt(args, 'DescribeTargetHealth ok', 'SIGINT');
    expect(stderr).toContain('Interrupted: showing what is known so far.');
    expect(stdout).toContain('✖ CYCLING');
    expect(code).toBe(130);
  });

  it('says so where it knows nothing yet, without a trace', async () => {
    const args = ['diagnose', silent.service, ...silent.at()];
    const { code, stderr } = await interrupt(args, 'Reading ', 'SIGINT');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(130);
  });

  it('ends with 143 when it is terminated', async () => {
    const { code } = await interrupt(['diagnose', silent.service, ...silent.at()], 'Reading ', 'SIGTERM');
    expect(code).toBe(143);
  });
});
