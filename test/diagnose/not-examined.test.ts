import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/index.ts';
import { listNotExamined } from '../../src/diagnose/not-examined.ts';
import { absent, denied, failed, present } from '../../src/model/section.ts';
import type { SectionName } from '../../src/model/snapshot.ts';
import { untrusted } from '../../src/model/text.ts';
import { RULES } from '../../src/rules/index.ts';
import { healthySnapshot, without } from '../support/snapshot.ts';
import { GROUP_ARN, logOf, runningTask } from '../support/task.ts';

const SECTIONS: readonly SectionName[] = [
  'service',
  'serviceDeployments',
  'serviceRevisions',
  'runningTasks',
  'stoppedTasks',
  'taskDefinitions',
  'targetGroups',
  'targetHealth',
  'containerInstances',
  'stack',
  'logs',
];

describe('what could not be examined', () => {
  it('is nothing where everything was read', () => {
    expect(listNotExamined(healthySnapshot(), [])).toEqual([]);
  });

  it.each(SECTIONS)(
    'names %s with the action that would help, the refusal and what its absence means',
    (section) => {
      const [entry, ...others] = listNotExamined(without(section, healthySnapshot()), []);
      expect(others).toEqual([]);
      expect(entry).toMatchObject({ section, action: `needs:${section}` });
      expect(entry?.reason).toContain('User is not authorized');
      expect(entry?.effect).not.toBe('');
    },
  );

  it('names the target group whose targets alone may not be read', () => {
    const snapshot = healthySnapshot();
    const lacking = { targetGroupArn: GROUP_ARN, targets: denied<never>('elbv2', untrusted('no')) };
    const vitals = { ...snapshot.vitals, targetHealth: present([lacking]) };
    expect(listNotExamined({ ...snapshot, vitals }, [])).toMatchObject([
      { section: 'targetHealth backend', action: 'elbv2' },
    ]);
  });

  it('names a log group once, however many streams of it failed', () => {
    const lines = failed<never>('logs:FilterLogEvents', untrusted('timed out'));
    const logs = ['aaa1', 'aaa2'].map((id) => ({ ...logOf(runningTask(id), []), lines }));
    expect(listNotExamined(healthySnapshot({ logs }), [])).toMatchObject([
      { section: 'logs /ecs/backend', reason: 'timed out' },
    ]);
  });

  it('leaves out what there was no reason to read', () => {
    const snapshot = healthySnapshot();
    const vitals = { ...snapshot.vitals, targetHealth: absent<never>('no load balancer') };
    expect(listNotExamined({ ...snapshot, vitals }, [])).toEqual([]);
  });

  it('names a rule that crashed, and calls it our own bug', () => {
    const [rule] = RULES;
    if (rule === undefined) throw new Error('there are no rules');
    const [entry] = listNotExamined(healthySnapshot(), [{ kind: 'crashed', rule, message: 'out of ideas' }]);
    expect(entry).toMatchObject({ section: `rule ${rule.id}` });
    expect(entry?.reason).toContain('a bug in ecs-doctor: out of ideas');
  });

  it('is named in the summary where nothing else can be told', () => {
    const tool = { name: 'ecs-doctor', version: 'test' };
    const { summary } = diagnose(without('service', healthySnapshot()), tool).diagnosis;
    expect(summary).toContain('needs:service');
  });
});
