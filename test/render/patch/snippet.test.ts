import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PATCH_DIALECTS, type PatchDialect } from '../../../src/model/patch.ts';
import type { Report } from '../../../src/model/report.ts';
import { SETTING_PATHS } from '../../../src/model/setting-path.ts';
import { untrusted } from '../../../src/model/text.ts';
import { snippet } from '../../../src/render/patch/snippet.ts';
import { commandsIn } from '../../support/ci-runner.ts';
import { containerDefinition } from '../../support/snapshot.ts';
import { HOSTILE } from '../encode/hostile.ts';
import { BLUEPRINT, change, finding, RESOURCES, reportWith, TARGET_GROUP } from './rich-report.ts';

function text(report: Report, dialect: PatchDialect = 'cloudformation'): string {
  return snippet(report, dialect).join('\n');
}

/** What to write for these depends on more than their value: only the advice is given, as a comment. */
const IN_WORDS: ReadonlySet<string> = new Set([
  'command',
  'entryPoint',
  'image',
  'logConfiguration',
  'service.capacityProviderStrategy',
]);

describe('the snippet', () => {
  it.each(PATCH_DIALECTS)('in %s says in one comment that there is nothing to change', (dialect) => {
    const lines = snippet(reportWith([]), dialect);
    const sign = dialect === 'cdk-typescript' ? '//' : '#';
    expect(lines).toEqual([
      `${sign} Nothing to change for service backend: no finding asks for another setting.`,
    ]);
  });

  it.each(PATCH_DIALECTS)('in %s has every setting that a finding may change', (dialect) => {
    const recommended = {
      'healthCheck.command': 'CMD-SHELL true',
      'service.deploymentConfiguration.deploymentCircuitBreaker': 'enable: true, rollback: true',
      'taskDefinition.runtimePlatform.cpuArchitecture': 'ARM64',
    } as const;
    const known: Readonly<Record<string, string>> = recommended;
    for (const path of SETTING_PATHS) {
      const written = text(reportWith([change(path, known[path] ?? 50, { current: 'before' })]), dialect);
      expect(written).toContain('was before: it was not enough');
      const isWritten = !written.includes(`set ${path} to`);
      expect({ path, isWritten }).toEqual({ path, isWritten: !IN_WORDS.has(path) });
    }
  });

  it('takes the change of the first cause where two change the same setting', () => {
    const report = reportWith([]);
    const causes = [
      finding([change('memory', 256, { container: 'api' })]),
      finding([change('memory', 512, { container: 'api' }), change('memory', 128, { container: 'proxy' })]),
    ];
    const written = text({ ...report, diagnosis: { ...report.diagnosis, causes } });
    expect(written).toContain('Memory: 256 ');
    expect(written).toContain('Memory: 128 ');
    expect(written).not.toContain('Memory: 512');
  });

  it('prefers what a cause asks for to what a risk asks for, and leaves out risks that are worth no warning', () => {
    const report = reportWith([change('service.desiredCount', 4)]);
    const risks = [
      finding([change('service.desiredCount', 6)], { severity: 'warning' }),
      finding([change('taskDefinition.memory', 2048)], { severity: 'info' }),
    ];
    const written = text({ ...report, diagnosis: { ...report.diagnosis, risks } });
    expect(written).toContain('DesiredCount: 4');
    expect(written).not.toContain('a risk');
    expect(written).not.toContain('Memory');
  });

  it('changes nothing beside what it changes where a structure is not known', () => {
    const blueprint = { service: null, taskDefinition: null, targetGroups: [] };
    const changes = [change('healthCheck.retries', 5, { container: 'api' })];
    expect(text(reportWith(changes, [], { blueprint }), 'cdk-python')).toContain(
      '        # what else is set here could not be read; it stays\n        retries=5,',
    );
  });

  it('does not write the mask of a secret into a command', () => {
    const command = [untrusted('CMD-SHELL'), untrusted('curl -H "Authorization: Bearer [secret]" localhost')];
    const definition = BLUEPRINT.taskDefinition && {
      ...BLUEPRINT.taskDefinition,
      containers: [containerDefinition('api', { healthCheck: { command, retries: 3 } })],
    };
    const blueprint = { ...BLUEPRINT, taskDefinition: definition };
    const written = text(reportWith([change('healthCheck.startPeriod', 90)], [], { blueprint }));
    expect(written).toContain(
      '# healthCheck.command stays: it holds what looks like a secret, which is not kept',
    );
    expect(written).toContain('Retries: 3');
    expect(written).not.toContain('Bearer');
  });

  it('takes the only container and the only target group where a finding names none', () => {
    const definition = BLUEPRINT.taskDefinition && {
      ...BLUEPRINT.taskDefinition,
      containers: [containerDefinition('only')],
    };
    const blueprint = { ...BLUEPRINT, taskDefinition: definition };
    const changes = [change('memory', 256), change('targetGroup.HealthCheckPath', '/ready')];
    const written = text(reportWith(changes, [], { blueprint }));
    expect(written).toContain('- Name: only\n');
    expect(written).toContain('  ApiTargets:\n');
  });

  it('says a value in words that its place cannot hold', () => {
    const written = text(reportWith([change('service.desiredCount', 'two more', { current: 2 })]));
    expect(written).toContain('# set service.desiredCount to two more; was 2: it was not enough');
  });

  it('cuts a long reason between words, and puts it above a line that it would make long', () => {
    const because = 'because of this and that '.repeat(20);
    const lines = snippet(reportWith([change('service.desiredCount', 4, { because })]), 'cloudformation');
    const index = lines.map(String).indexOf('      DesiredCount: 4');
    expect(lines[index - 1]).toMatch(/^ {6}# was not set: because of this .{60,110} …$/);
  });
});

/** What is left of a snippet when texts and comments are taken away: its code. */
function skeleton(lines: readonly string[]): readonly string[] {
  return lines
    .map((line) => line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, 'TEXT'))
    .map((line) => line.replace(/\s*(?:#|\/\/).*$/, '').trim())
    .filter((line) => line !== '');
}

/** A report with the same text from outside wherever a snippet may show one. */
function reportHolding(hostile: string): Report {
  const payload = untrusted(hostile);
  const container = containerDefinition(hostile, {
    healthCheck: { command: [payload, payload], intervalSeconds: 20 },
  });
  const said = { container: hostile, current: hostile, because: hostile };
  const changes = SETTING_PATHS.map((path) =>
    change(
      path,
      path === 'healthCheck.startPeriod' ? 90 : path === 'healthCheck.command' ? 30 : hostile,
      said,
    ),
  );
  const report = reportWith(changes.filter(({ path }) => path !== 'healthCheck.command'));
  const { taskDefinition, service } = BLUEPRINT;
  return {
    ...report,
    target: { ...report.target, service: payload },
    stack: {
      name: hostile,
      status: hostile,
      since: null,
      resources: RESOURCES.slice(0, 2).map((one) => ({ ...one, logicalId: payload })),
    },
    blueprint: {
      service,
      taskDefinition: taskDefinition && { ...taskDefinition, family: payload, containers: [container] },
      targetGroups: [
        {
          ...TARGET_GROUP,
          name: payload,
          healthCheckPath: payload,
          matcher: payload,
          healthCheckPort: payload,
        },
      ],
    },
  };
}

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...HOSTILE.filter(({ length }) => length < 1000),
        '"',
        "'",
        '\\',
        '\n',
        '\r',
        '\u2028',
        '#',
        '//',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 10 },
  )
  .map((parts) => `a ${parts.join('')}`);

describe.each(PATCH_DIALECTS)('hostile text in %s', (dialect) => {
  it('changes texts and comments, and never the code around them', () => {
    const code = skeleton(snippet(reportHolding('a harmless text'), dialect));
    expect(code.length).toBeGreaterThan(15);
    fc.assert(
      fc.property(nasty, (hostile) => {
        const lines = snippet(reportHolding(hostile), dialect);
        expect(skeleton(lines)).toEqual(code);
      }),
    );
  });

  it('makes no line end and no workflow command', () => {
    fc.assert(
      fc.property(nasty, (hostile) => {
        for (const line of snippet(reportHolding(hostile), dialect)) {
          expect(line).not.toMatch(/[\n\r\v\f\u0085\u2028\u2029]/);
          expect(commandsIn(line)).toEqual([]);
        }
      }),
    );
  });
});
