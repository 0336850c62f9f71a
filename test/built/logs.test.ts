import { describe, expect, it } from 'vitest';
import { type Account, NO_FAULTS } from '../../src/simulator/account.ts';
import { CONFIGURED, interrupt, run, runInShell } from './program.ts';
import { serveScenario } from './served.ts';

const LINES = 2_000;

/** The same account, in which each stream of the service has many lines of the last minutes. */
function talkative(account: Account): Account {
  const now = Date.now();
  const many = Array.from({ length: LINES }, (_, index) => ({
    timestamp: now - 400_000 + index * 200,
    message: `request ${index}`,
  }));
  const logs = Object.entries(account.logs).map(([group, streams]) => [
    group,
    Object.fromEntries(Object.keys(streams).map((name) => [name, many])),
  ]);
  return { ...account, logs: Object.fromEntries(logs) };
}

describe('the built program that shows logs', () => {
  const { service, at } = serveScenario('steady', NO_FAULTS, talkative);
  const inPipe = (rest: string) => {
    const [flag, url] = at();
    const line = `"$NODE" "$PROGRAM" logs "$SERVICE" ${flag} "$URL" -q ${rest}`;
    return runInShell(line, { ...CONFIGURED, SERVICE: service, URL: url });
  };

  it('shows all of them in order, to a reader that takes its time', async () => {
    const { stdout } = await inPipe('-o ndjson | (read -r first; echo "$first"; sleep 1; cat)');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(4 * LINES);
    expect(lines.every((line, index) => index === 0 || lines[index - 1].at <= line.at)).toBe(true);
  });

  it('ends quietly and soon when its reader goes away, also while it follows', async () => {
    const { stdout, stderr } = await inPipe('--follow | head -n 1; echo "${PIPESTATUS[0]}"');
    expect(stdout).toMatch(/request 0\n0\n$/);
    expect(stderr).toBe('');
  });

  it('ends a JSON document whole', async () => {
    const { code, stdout } = await run(['logs', service, ...at(), '-o', 'json', '--tail', '3']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).lines).toHaveLength(3);
  });
});

describe('the built program that follows logs', () => {
  const { service, at } = serveScenario('steady');

  it('says nothing when it is interrupted, and ends with 130', async () => {
    const args = ['logs', service, ...at(), '--follow', '--debug', '--since', '6h'];
    const { code, stdout, stderr } = await interrupt(args, 'FilterLogEvents ok', 'SIGINT');
    expect(code).toBe(130);
    expect(stdout).not.toContain('nterrupted');
    expect(stderr).not.toMatch(/interrupted/i);
  });
});
