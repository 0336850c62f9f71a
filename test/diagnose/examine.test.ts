import { describe, expect, it } from 'vitest';
import { confidenceOf } from '../../src/diagnose/confidence.ts';
import { examine } from '../../src/diagnose/examine.ts';
import { readFacts } from '../../src/facts/facts.ts';
import type { Evidence } from '../../src/model/finding.ts';
import { absent } from '../../src/model/section.ts';
import { fakeRule } from '../support/fake-rule.ts';
import { healthySnapshot, without } from '../support/snapshot.ts';
import { ago, stoppedTask } from '../support/task.ts';

const RULE = fakeRule('rule', { tasks: ['dead1', 'dead2'] });
const STOPPED = [stoppedTask({ id: 'dead1', stoppedAgo: 60 }), stoppedTask({ id: 'dead2', stoppedAgo: 600 })];
const SNAPSHOT = healthySnapshot({ stopped: STOPPED });

describe('a rule that is examined', () => {
  it('says when it was first and last seen, and in how many of the failed tasks', () => {
    const [outcome] = examine(readFacts(SNAPSHOT), [fakeRule('rule', { tasks: ['dead2'] })]);
    expect(outcome).toMatchObject({
      kind: 'failed',
      cases: [{ finding: { affected: { tasks: 1, of: 2 }, firstSeen: ago(600), lastSeen: ago(600) } }],
    });
  });

  it('does not run where a section that it needs was denied', () => {
    const [outcome] = examine(readFacts(without('stoppedTasks', SNAPSHOT)), [RULE]);
    expect(outcome).toMatchObject({ kind: 'unknown', lacking: ['stoppedTasks'] });
  });

  it('does not apply where a section that it needs has no reason to be read', () => {
    const vitals = { ...SNAPSHOT.vitals, stoppedTasks: absent<never>('a template has no tasks') };
    const [outcome] = examine(readFacts({ ...SNAPSHOT, vitals }), [RULE]);
    expect(outcome).toMatchObject({ kind: 'not-applicable' });
  });

  it('has found nothing where it brings no evidence', () => {
    const check = () => [{ summary: 'a hunch', tasks: [], evidence: [] }];
    expect(examine(readFacts(SNAPSHOT), [{ ...RULE, check }])[0]).toMatchObject({ kind: 'passed' });
  });

  it('takes no other rule with it when it crashes', () => {
    const check = () => {
      throw new Error('out of ideas');
    };
    const [crashed, other] = examine(readFacts(SNAPSHOT), [{ ...RULE, check }, RULE]);
    expect(crashed).toMatchObject({ kind: 'crashed', message: 'out of ideas' });
    expect(other).toMatchObject({ kind: 'failed' });
  });
});

describe('confidence', () => {
  const log: Evidence = { kind: 'log', weight: 'circumstantial', source: 's', ref: 'r', text: 't' };

  it('is certain with one piece of direct evidence', () => {
    expect(confidenceOf([log, { ...log, weight: 'direct' }])).toBe('certain');
  });

  it('is likely with two kinds of circumstantial evidence, and only possible with two of one kind', () => {
    expect(confidenceOf([log, { ...log, kind: 'timing' }])).toBe('likely');
    expect(confidenceOf([log, log])).toBe('possible');
  });
});
