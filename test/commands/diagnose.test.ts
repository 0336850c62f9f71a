import { describe, expect, it } from 'vitest';
import { runIn } from '../support/fake-context.ts';
import { scenarioWorld } from '../support/scenario-world.ts';

describe('diagnose', () => {
  const world = scenarioWorld('deployment-89');

  it('names the cause of a service that cycles and ends with 1', async () => {
    const { code, stdout, stderr } = await runIn(world, 'diagnose', world.target);
    expect(code).toBe(1);
    expect(stdout).toContain('✖ CYCLING');
    expect(stdout).toContain('\nCAUSE\n');
    expect(stderr).toBe(`Reading ${world.target} in eu-west-1\n`);
  });

  it('ends with 0 where only the report was wanted', async () => {
    const { code, stdout } = await runIn(world, 'diagnose', world.target, '--exit-zero');
    expect(code).toBe(0);
    expect(stdout).toContain('✖ CYCLING');
  });

  it('gives the same exit code whatever the format', async () => {
    const { code, stdout } = await runIn(world, 'diagnose', world.target, '-o', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).diagnosis.verdict).toBe('cycling');
  });

  it('says nothing on stderr when it is to be quiet', async () => {
    const { stderr } = await runIn(world, 'diagnose', world.target, '--quiet');
    expect(stderr).toBe('');
  });

  it('writes one line for each call under --debug, without what was asked or answered', async () => {
    const { stderr } = await runIn(world, 'diagnose', world.target, '--debug');
    expect(stderr).toMatch(/^ecs:DescribeServices ok 0 ms$/m);
    for (const line of stderr.trimEnd().split('\n').slice(1)) {
      expect(line).toMatch(/^[a-z]+:[A-Za-z]+ (ok|[a-z-]+ \w+) \d+ ms$/);
    }
  });

  it('writes files beside standard output, never with colours', async () => {
    const { stdout, files } = await runIn(
      world,
      'diagnose',
      world.target,
      ...['--color', 'always', '-o', 'text', '-o', 'text=a.txt', '-o', 'json=a.json'],
    );
    expect(stdout).toContain('\x1b[');
    expect(files.get('a.txt')).not.toContain('\x1b');
    expect(JSON.parse(files.get('a.json') ?? '').diagnosis.verdict).toBe('cycling');
  });

  it('writes nothing to standard output where only files were asked for', async () => {
    const { stdout, files } = await runIn(world, 'diagnose', world.target, '-o', 'json=a.json');
    expect(stdout).toBe('');
    expect([...files.keys()]).toEqual(['a.json']);
  });

  it('gives the same report from a saved snapshot, without AWS', async () => {
    const live = await runIn(world, 'diagnose', world.target, '--save', 'incident.json');
    const replayed = await runIn({ files: live.files }, 'diagnose', '--from', 'incident.json');
    expect(replayed.stdout).toBe(live.stdout);
    expect(replayed.code).toBe(live.code);
    expect(live.stderr).toContain('Saved to incident.json');
  });

  it('takes the region from an ARN where none is named', async () => {
    const [cluster, service] = world.target.split('/');
    const arn = `arn:aws:ecs:eu-west-1:111122223333:service/${cluster}/${service}`;
    const { code, accesses } = await runIn(world, 'diagnose', arn);
    expect(code).toBe(1);
    expect(accesses[0]?.region).toBe('eu-west-1');
  });

  it('says 3, and which permission is missing, where the service cannot be read', async () => {
    const denied = scenarioWorld('deployment-89', { denied: ['ecs:DescribeServices'], throttled: {} });
    const { code, stdout } = await runIn(denied, 'diagnose', denied.target);
    expect(code).toBe(3);
    expect(stdout).toContain('? UNDETERMINED');
    expect(stdout).toContain('needs ecs:DescribeServices');
  });

  it('shows what it knows when it is interrupted, and ends as the signal does', async () => {
    const controller = new AbortController();
    controller.abort('SIGINT');
    const { code, stdout } = await runIn({ ...world, signal: controller.signal }, 'diagnose', world.target);
    expect(code).toBe(130);
    expect(stdout).toContain('CYCLING');
  });

  it('ends with 143 when it is terminated before it knows anything', async () => {
    const controller = new AbortController();
    controller.abort('SIGTERM');
    const { code, stderr } = await runIn({ signal: controller.signal }, 'diagnose', world.target);
    expect(code).toBe(143);
    expect(stderr).toContain('interrupted before anything could be told');
  });

  it('keeps to the width of the terminal, but for addresses, of which half leads nowhere', async () => {
    const { stdout } = await runIn({ ...world, terminal: { columns: 60 } }, 'diagnose', world.target);
    const lines = stdout.replace(/\x1b\[\d+m/g, '').split('\n');
    const addresses = lines.filter((line) => /^ {2}https:\/\/\S+$/.test(line));
    expect(addresses.length).toBeGreaterThan(0);
    for (const line of lines.filter((one) => !addresses.includes(one)))
      expect(line.length).toBeLessThanOrEqual(60);
  });
});

describe('diagnose on a healthy service', () => {
  it('ends with 0', async () => {
    const world = scenarioWorld('steady');
    const { code, stdout } = await runIn(world, 'diagnose', world.target);
    expect(stdout).toContain('✔ HEALTHY');
    expect(code).toBe(0);
  });
});

describe('diagnose --timeline', () => {
  const world = scenarioWorld('deployment-89');
  const section = (text: string) => /\nTIMELINE\n([\s\S]*?)\n\n/.exec(text)?.[1]?.split('\n') ?? [];

  it('tells everything that happened, where else only the newest is told', async () => {
    const whole = await runIn(world, 'diagnose', world.target, '--timeline');
    const newest = await runIn(world, 'diagnose', world.target);
    expect(section(whole.stdout).length).toBeGreaterThan(60);
    expect(section(whole.stdout)[0]).toContain('deployment of fastapi-backend:89 began');
    expect(section(newest.stdout)).toHaveLength(13);
    expect(section(newest.stdout)[0]).toMatch(/^ {2}\d+ more, told by diagnose --timeline$/);
    expect(whole.code).toBe(newest.code);
  });

  it('tells the same of a saved snapshot', async () => {
    const { files, stdout } = await runIn(world, 'diagnose', world.target, '--timeline', '--save', 'a.json');
    const replayed = await runIn({ files }, 'diagnose', '--from', 'a.json', '--timeline');
    expect(replayed.stdout).toBe(stdout);
  });

  it('changes nothing in JSON, which always has all of it', async () => {
    const json = await runIn(world, 'diagnose', world.target, '-o', 'json');
    const whole = await runIn(world, 'diagnose', world.target, '-o', 'json', '--timeline');
    expect(whole.stdout).toBe(json.stdout);
    const kinds = JSON.parse(json.stdout).timeline.map(({ kind }: { kind: string }) => kind);
    expect(new Set(kinds)).toContain('task-error');
    expect(kinds.length).toBeLessThanOrEqual(200);
  });
});
