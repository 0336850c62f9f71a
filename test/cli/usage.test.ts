import { describe, expect, it } from 'vitest';
import { runIn } from '../support/fake-context.ts';

const CASES: readonly [readonly string[], RegExp][] = [
  [['diagnos'], /unknown command 'diagnos'\n {2}Did you mean diagnose\?/],
  [['wach', 'a/b'], /unknown command 'wach'/],
  [['diagnose', '--clutser', 'a'], /unknown option '--clutser'\n {2}Did you mean --cluster\?/],
  [['diagnose', 'a/b', 'c/d'], /too many arguments/],
  [['diagnose', '--cluster'], /argument missing\n {2}See `ecs-doctor diagnose --help`/],
  [['diagnose', 'a/b', '-o', 'xml'], /There is no format "xml"; there are text and json/],
  [['diagnose', 'a/b', '-o', 'json='], /Name a file: json=FILE/],
  [['diagnose', 'a/b', '-o', 'json', '-o', 'text'], /Only one format can go to standard output/],
  [['diagnose', 'a/b', '--color', 'blue'], /Allowed choices are auto, always, never/],
  [
    ['diagnose', 'a/b', '--patch', 'pulumi'],
    /Allowed choices are cdk-python, cdk-typescript, cloudformation, terraform/,
  ],
  [['diagnose', 'a/b', '--endpoint-url', 'localhost'], /such as http:\/\/localhost:4566/],
  [['stopped-tasks', 'a/b', '--limit', '0'], /a whole number from 1 to 99999/],
  [['stopped-tasks', 'a/b', '--limit', '3x'], /a whole number from 1 to 99999/],
  [['stopped-tasks', 'a/b', '--since', 'yesterday'], /a duration \(45s, 30m, 2h, 1d\)/],
  [['stopped-tasks', 'a/b', '--since', '2026-11-01T14:00:00'], /a time with its zone/],
  [['stopped-tasks', 'a/b', '--since', '2026-99-01'], /a duration/],
  [['logs', 'a/b', '-o', 'json=lines.json'], /Allowed choices are text, json, ndjson/],
  [['logs', 'a/b', '--task', 'web'], /the id of a task/],
  [['logs', 'a/b', '--follow', '--previous'], /cannot be used with/],
  [['logs', 'a/b', '--follow', '--until', '5m'], /cannot be used with/],
  [['logs', 'a/b', '--since', '5m', '--until', '10m'], /--until is before --since/],
  [['diagnose'], /nothing was named to look at/],
  [['diagnose', '--stack', 'x', '--service', 'y'], /--stack finds the services itself/],
  [['diagnose', 'a/b', '--from', 'x.json'], /--from reads a saved snapshot/],
  [['diagnose', '--from', 'x.json', '--region', 'eu-west-1'], /--from reads a saved snapshot/],
  [['diagnose', '--from', 'x.json'], /cannot read x\.json/],
  [['diagnose', '--from', 'x.json', '--since', '6h'], /--since looks for more in AWS/],
  [['diagnose', 'a/b', '--since', 'six hours'], /a duration \(45s, 30m, 2h, 1d\)/],
  [
    ['explain', 'start-period-to-short'],
    /there is no rule "start-period-to-short"\n.*start-period-too-short/,
  ],
  [['demo', 'deploymnet-89'], /there is no scenario "deploymnet-89"\n.*deployment-89/],
  [['demo', 'logs', 'deploymnet-89'], /there is no scenario "deploymnet-89"\n.*deployment-89/],
  [['demo', 'logs', '-o', 'json=lines.json'], /logs go to standard output/],
  [['demo', '--list', 'deployment-89'], /--list lists every story/],
];

describe('wrong usage', () => {
  it.each(CASES)(
    '%j ends with 2, says what is wrong and what to do, and prints no report',
    async (args, said) => {
      const { code, stdout, stderr } = await runIn({}, ...args);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^ecs-doctor: /);
      expect(stderr).toMatch(said);
      expect(stderr.trimEnd().split('\n')).toHaveLength(2);
      expect(stdout).toBe('');
    },
  );

  it('does not let an argument act on the terminal', async () => {
    const { stderr } = await runIn({}, 'diagnose', '--\x1b[2J');
    expect(stderr).toContain('^[[2J');
    expect(stderr).not.toContain('\x1b');
  });

  it('without a command shows the help on stderr', async () => {
    const { code, stdout, stderr } = await runIn({});
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: ecs-doctor');
  });
});

describe('help', () => {
  it('goes to stdout, lists the commands that exist and ends with 0', async () => {
    const { code, stdout, stderr } = await runIn({}, '--help');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout.match(/^ {2}[a-z-]+(?= \[)/gm)?.map((name) => name.trim())).toEqual([
      'diagnose',
      'watch',
      'stopped-tasks',
      'logs',
      'explain',
      'demo',
      'help',
    ]);
  });

  it.each(['diagnose', 'stopped-tasks', 'logs', 'explain', 'demo'])('of %s has examples', async (command) => {
    const { code, stdout } = await runIn({}, command, '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\n {2}ecs-doctor ${command}`));
  });

  it('of the program fits 80 columns but for the examples', async () => {
    const { stdout } = await runIn({}, 'diagnose', '--help');
    const [options = ''] = stdout.split('Examples:');
    for (const line of options.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

it('--version prints the version and nothing else', async () => {
  const { code, stdout, stderr } = await runIn({}, '--version');
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
});
