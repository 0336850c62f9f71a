import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BARE, run } from './program.ts';
import { serveScenario } from './served.ts';

const PERMISSIONS = 0o777;

describe('the built program saves what it read', () => {
  const { service, at } = serveScenario('deployment-89');
  const folder = mkdtempSync(join(tmpdir(), 'ecs-doctor-test-'));
  const saved = join(folder, 'incident.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('and gives the same report again on a machine without AWS', async () => {
    const live = await run(['diagnose', service, ...at(), '--save', saved]);
    const replayed = await run(['diagnose', '--from', saved], BARE);
    expect(replayed.stdout).toBe(live.stdout);
    expect([live.code, replayed.code]).toEqual([1, 1]);
    expect(replayed.stderr).toBe('');
  });

  it('in a file that only its owner may read, and nothing beside it', async () => {
    await run(['diagnose', service, ...at(), '--save', saved]);
    expect(statSync(saved).mode & PERMISSIONS).toBe(0o600);
    expect(JSON.parse(readFileSync(saved, 'utf8'))).toHaveProperty('vitals');
  });

  it('and writes reports to files of the same kind', async () => {
    const file = join(folder, 'report.json');
    const { code, stdout } = await run(['diagnose', service, ...at(), '-o', `json=${file}`]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(statSync(file).mode & PERMISSIONS).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8')).diagnosis.verdict).toBe('cycling');
  });

  it('but not where it cannot, and says so', async () => {
    const { code, stderr } = await run([
      'diagnose',
      service,
      ...at(),
      '--save',
      join(folder, 'no', 'a.json'),
    ]);
    expect(stderr).toMatch(/cannot write .*no such file or directory/);
    expect(code).toBe(2);
  });
});
