import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/index.ts';
import type { SectionName, Snapshot } from '../../src/model/snapshot.ts';
import { snapshotOfCase } from '../cases/run-case.ts';
import { listCases } from '../support/case-account.ts';
import { healthySnapshot, unhealthyTarget, without } from '../support/snapshot.ts';
import { failedTarget } from '../support/task.ts';

const SECTIONS: readonly SectionName[] = [
  'service',
  'taskDefinitions',
  'targetGroups',
  'stoppedTasks',
  'runningTasks',
  'targetHealth',
  'logs',
  'stack',
];

function readingOf(snapshot: Snapshot) {
  const { diagnosis } = diagnose(snapshot, { name: 'ecs-doctor', version: 'test' });
  const findings = [...diagnosis.causes, ...diagnosis.symptoms, ...diagnosis.risks];
  const certain = findings.filter(({ confidence }) => confidence === 'certain').map(({ id }) => id);
  return { verdict: diagnosis.verdict, certain: new Set(certain) };
}

describe('what may not be read', () => {
  it.each(listCases())('never adds certainty to %s, and never makes it healthy', async (id) => {
    const { snapshot } = await snapshotOfCase(id);
    const whole = readingOf(snapshot);
    for (const section of SECTIONS) {
      const { verdict, certain } = readingOf(without(section, snapshot));
      const added = [...certain].filter((one) => !whole.certain.has(one));
      expect({ section, added }).toEqual({ section, added: [] });
      if (whole.verdict !== 'healthy')
        expect({ section, verdict }).not.toEqual({ section, verdict: 'healthy' });
    }
  });

  it('does not turn a guess about a target into a certainty: the log might have told of a crash', () => {
    const stopped = [failedTarget({ id: 'dead1' }), failedTarget({ id: 'dead2', stoppedAgo: 420 })];
    const targets = [unhealthyTarget('Request timed out')];
    const snapshot = without('logs', healthySnapshot({ stopped, targets, running: [] }));
    const { rootCause } = diagnose(snapshot, { name: 'ecs-doctor', version: 'test' }).diagnosis;
    expect(rootCause).not.toBeNull();
    expect(rootCause?.confidence).not.toBe('certain');
  });
});
