import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { forTerminalLine } from '../../../src/render/encode/terminal.ts';
import { columnsOf } from '../../../src/render/encode/wrap.ts';
import { snippet } from '../../../src/render/patch/snippet.ts';
import { reportText } from '../../../src/render/text/report.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { commandsIn } from '../../support/ci-runner.ts';
import { HOSTILE } from '../encode/hostile.ts';
import { hostileReport } from '../hostile-report.ts';
import { change, RICH, reportWith } from '../patch/rich-report.ts';
import { CAUSE } from '../sample-findings.ts';
import { REPORT } from '../sample-report.ts';

const PLAIN = styleOf(100, 0, 'unicode', 'utc');

describe('the report of a service that cycles', () => {
  const text = reportText([REPORT], PLAIN);

  it('begins with what was looked at, when, and the verdict', () => {
    expect(text.split('\n').slice(0, 4)).toEqual([
      'backend in cluster prod',
      'eu-west-1 · account 123456789012 · stack backend-prod · 2026-11-01 14:03:11Z',
      '✖ CYCLING  Deployment 89 replaces its tasks again and again because the container health check',
      'kills them.',
    ]);
  });

  it('names the cause, how sure it is, and the strongest evidence with where it comes from', () => {
    expect(section(text, 'CAUSE')).toBe(
      [
        '  health check · certain · 19 of 26 tasks · last 38 s ago, 14:02:33Z ·',
        '  health-check/start-period-too-short',
        '  The health check starts counting at 60 s and gives up at 120 s; where the application got that',
        '  far it was ready after 150–175 s (19 of 26 tasks).',
        '  • Task failed container health checks',
        '      from ecs:DescribeTasks · tasks[3].stoppedReason · 38 s ago, 14:02:33Z',
        '  • start period 60 s + 3 retries × 20 s = 120 s',
        '      from ecs:DescribeTaskDefinition · containerDefinitions[0].healthCheck',
        '  • Waiting for application startup. loading model loading model loading model loading model',
        '    loading model loading model loading model loading model loading model loading model loading',
        '    model loading model loading model loading model loading model loading model loading model',
        '    … 4 more lines',
        '      from log /ecs/backend · ecs/api/3f9c1e07 · 1 min 10 s ago, 14:02:01Z',
        '  and 1 more, listed by -o json',
      ].join('\n'),
    );
  });

  it('lists under the cause, in a line each, what it explains', () => {
    expect(section(text, 'WHICH EXPLAINS')).toBe('  • Targets are unhealthy');
  });

  it('says where the stack stands and for how long', () => {
    expect(section(text, 'SERVICE')).toContain(
      'CloudFormation stack backend-prod: CREATE_IN_PROGRESS, begun 1 h 28 min ago',
    );
  });

  it('says which numbers to change, from what to what and why, and then the steps', () => {
    expect(section(text, 'CHANGE')).toBe(
      [
        '  healthCheck.startPeriod of api:  60 → 270 seconds',
        '      because the slowest start took 175 s, and half as much again is kept in reserve',
        '  service.healthCheckGracePeriodSeconds:  not set → 420 seconds',
        '      because targets need 150 s more after the container is ready',
        '  1. Register a revision with these settings and deploy it.',
        '  2. Turn the deployment circuit breaker on.',
      ].join('\n'),
    );
  });

  it('says what could not be looked at, the permission that is missing and what that means', () => {
    expect(section(text, 'NOT EXAMINED')).toBe(
      [
        '  ? target health: needs elasticloadbalancing:DescribeTargetHealth · access denied',
        '    so whether the load balancer sees the tasks as healthy is not known',
      ].join('\n'),
    );
  });

  it('counts stopped tasks, those that were left out included', () => {
    expect(section(text, 'STOPPED TASKS')).toBe(
      '  29 examined: 26 failing, 3 left out (2 of a previous deployment, 1 by scale-in)',
    );
  });

  it('shows deployments as a table without their long numbers, and no words of ECS that repeat it', () => {
    expect(section(text, 'SERVICE').split('\n').slice(1)).toEqual([
      '  STATUS   ROLLOUT      RUNNING  PENDING  FAILED  TASK DEFINITION  AGE',
      '  PRIMARY  IN_PROGRESS  2/2      1        26      backend:89       1 h 32 min',
      '  circuit breaker: 2 of 3 failures, MONITORING',
      '  CloudFormation stack backend-prod: CREATE_IN_PROGRESS, begun 1 h 28 min ago',
    ]);
  });

  it('shows the last twelve things that happened and says how many came before', () => {
    const lines = section(text, 'TIMELINE').split('\n');
    expect(lines).toHaveLength(13);
    expect(lines[0]).toBe('  2 more, told by diagnose --timeline');
    expect(lines.at(-1)).toBe('  14:02:11Z ✖ task 14  failed container health checks');
  });

  it('ends with the verdict and the next command', () => {
    expect(text.trimEnd().split('\n').slice(-2)).toEqual([
      '✖ CYCLING · health check · certain',
      '→ next: ecs-doctor explain health-check/start-period-too-short',
    ]);
  });
});

describe('the report', () => {
  it('says that a service is healthy and proposes nothing', () => {
    const healthy = reportText([withVerdict('healthy')], PLAIN);
    expect(healthy).toContain('✔ HEALTHY');
    expect(healthy).not.toContain('next:');
    expect(healthy).not.toContain('CAUSE');
  });

  it('asks for the missing permission where it could not tell', () => {
    expect(reportText([withVerdict('undetermined')], PLAIN)).toMatch(
      /\? UNDETERMINED · certain\n→ next: make elasticloadbalancing:DescribeTargetHealth possible, then ask again\n$/,
    );
  });

  it('tells, where nothing is blamed, what was seen all the same', () => {
    const { diagnosis } = REPORT;
    const seen: Report = {
      ...withVerdict('undetermined'),
      diagnosis: { ...diagnosis, causes: [], rootCause: null },
    };
    expect(section(reportText([seen], PLAIN), 'ALSO SEEN')).toContain('Targets are unhealthy');
    expect(reportText([REPORT], PLAIN)).not.toContain('ALSO SEEN');
  });

  it('points to the stopped tasks where something is wrong and nothing explains it', () => {
    expect(reportText([{ ...withVerdict('cycling'), notExamined: [] }], PLAIN)).toMatch(
      /→ next: ecs-doctor stopped-tasks prod\/backend\n$/,
    );
  });

  it('says together what one missing permission took away', () => {
    const gap = { action: 'ecs:ListTasks', reason: 'permission denied' };
    const text = reportText(
      [
        {
          ...withVerdict('undetermined'),
          notExamined: [
            { ...gap, section: 'runningTasks', effect: 'health cannot be affirmed' },
            { ...gap, section: 'stoppedTasks', effect: 'why tasks stopped is unknown' },
          ],
        },
      ],
      PLAIN,
    );
    expect(section(text, 'NOT EXAMINED')).toBe(
      [
        '  ? running tasks, stopped tasks: needs ecs:ListTasks · permission denied',
        '    so health cannot be affirmed; why tasks stopped is unknown',
      ].join('\n'),
    );
  });

  it('lists the verdicts of several services at its end', () => {
    const text = reportText([REPORT, withVerdict('healthy')], PLAIN);
    expect(text.trimEnd().split('\n').slice(-3)).toEqual([
      '2 SERVICES',
      '  ✖ CYCLING  prod/backend',
      '  ✔ HEALTHY  prod/backend',
    ]);
  });

  it('says the same without colours as with them', () => {
    const coloured = reportText([REPORT], styleOf(100, 1, 'unicode', 'utc'));
    expect(coloured).toContain('\x1b[31m');
    expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(reportText([REPORT], PLAIN));
  });

  it('adds no sign beyond ASCII where the terminal cannot show one', () => {
    const ascii: Report = {
      ...REPORT,
      diagnosis: { ...REPORT.diagnosis, causes: [{ ...CAUSE, summary: '“quoted” – 3 × 20 s → 60 s…' }] },
    };
    expect(reportText([ascii], styleOf(80, 0, 'ascii', 'utc'))).toMatch(/^[\n -~]*$/);
  });

  it('shows local times with their distance from UTC', () => {
    expect(
      reportText(
        [REPORT],
        styleOf(100, 0, 'unicode', () => 90),
      ),
    ).toContain('2026-11-01 15:33:11+01:30');
  });

  it('never cuts the addresses under READ MORE, whatever the width: half of one leads nowhere', () => {
    const text = reportText([REPORT], styleOf(40, 0, 'unicode', 'utc'));
    expect(section(text, 'READ MORE')).toBe(
      '  https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
    );
  });

  it('shows the change as a snippet before its last lines, neither wrapped nor indented, where one was asked for', () => {
    const text = reportText([RICH], styleOf(40, 1, 'unicode', 'utc'), { patch: 'cloudformation' });
    const plain = text.replace(/\x1b\[\d+m/g, '');
    const lines = snippet(RICH, 'cloudformation').join('\n');
    expect(plain).toContain(`\n\nPATCH (cloudformation)\n${lines}\n\n✖ CYCLING`);
    expect(reportText([RICH], PLAIN)).not.toContain('PATCH');
  });

  it('leaves the code of the snippet as it is where the terminal cannot show signs beyond ASCII', () => {
    const quoting = reportWith([change('environment.NODE_OPTIONS', '“a”')]);
    const text = reportText([quoting], styleOf(80, 0, 'ascii', 'utc'), { patch: 'cdk-python' });
    expect(text).toContain('"\\u201ca\\u201d"');
  });

  it('keeps every line but those addresses within the width, from 40 to 120 columns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 120 }), fc.constantFrom(...HOSTILE), (width, payload) => {
        const text = reportText([hostileReport(payload), REPORT], styleOf(width, 0, 'unicode', 'utc'));
        const others = text.replace(/\nREAD MORE\n(?: {2}\S.*\n)*/g, '\n');
        expect(others).not.toContain('READ MORE');
        for (const line of others.split('\n')) {
          expect(columnsOf(forTerminalLine(line))).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(HOSTILE)('lets nothing of hostile text %# act on a terminal or a CI runner', (payload) => {
    const text = reportText([hostileReport(payload)], styleOf(80, 0, 'unicode', 'utc'));
    expect(text).not.toMatch(/(?!\n)\p{Cc}|(?!\u200D)\p{Cf}/u);
    expect(commandsIn(text)).toEqual([]);
  });
});

function withVerdict(verdict: Report['diagnosis']['verdict']): Report {
  return {
    ...REPORT,
    diagnosis: { ...REPORT.diagnosis, verdict, rootCause: null, causes: [], symptoms: [], risks: [] },
  };
}

/** The lines under a heading, up to the next empty line. */
function section(text: string, heading: string): string {
  return text.split(`\n${heading}\n`)[1]?.split('\n\n')[0] ?? '';
}
