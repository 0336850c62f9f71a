import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/index.ts';
import type { Remains } from '../../src/model/remains.ts';
import type { Report } from '../../src/model/report.ts';
import { absent, denied, present } from '../../src/model/section.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, event, healthySnapshot, unhealthyTarget } from '../support/snapshot.ts';
import { ago, NOW, stoppedTask } from '../support/task.ts';

const GROUP = untrusted('/aws/events/ecs/containerinsights/prod/performance');
const EXPIRED: Remains = {
  reason: 'expired',
  from: ago(7200),
  to: ago(3600),
  capture: absent('there is no log group: event capture is off'),
  streams: present(3),
};

function reportOf(remains: Remains, change: Change = {}): Report {
  const snapshot = healthySnapshot({ ...change, remains: present(remains) });
  return diagnose(snapshot, { name: 'ecs-doctor', version: 'test' });
}

describe('what is left of tasks that ECS has forgotten', () => {
  it('is nothing to speak of where ECS still shows the tasks', () => {
    expect(diagnose(healthySnapshot(), { name: 'ecs-doctor', version: 'test' }).remains).toBeNull();
  });

  it('is told place by place', () => {
    const sources = reportOf(EXPIRED).remains?.sources;
    expect(sources).toEqual([
      { source: 'event capture', found: 'there is no log group: event capture is off' },
      { source: 'log streams', found: '3 of tasks that nothing else tells of' },
      { source: 'service events', found: 'none of that time, among the newest 100' },
    ]);
  });

  it('counts what event capture kept, and what of it made no sense', () => {
    const capture = present({ group: GROUP, tasks: 1, unreadable: 2, complete: false });
    expect(reportOf({ ...EXPIRED, capture }).remains?.sources[0]?.found).toBe(
      `1 stopped task of the service in log group ${GROUP}; 2 entries could not be understood; it holds more than was read`,
    );
  });

  it('names what may not be read among what was not examined', () => {
    const capture = denied<never>('logs:FilterLogEvents', untrusted('no'));
    const report = reportOf({ ...EXPIRED, capture });
    expect(report.remains?.sources[0]?.found).toContain('logs:FilterLogEvents gave no answer');
    expect(report.notExamined).toContainEqual(expect.objectContaining({ section: 'event capture' }));
  });
});

describe('what to switch on to have more next time', () => {
  it('is event capture where that is off', () => {
    expect(reportOf(EXPIRED).remains?.advice[0]).toMatch(/^Switch on event capture for cluster prod/);
  });

  it('is the circuit breaker where that is off', () => {
    const settings = { circuitBreaker: { enabled: false, rollback: false } };
    expect(reportOf(EXPIRED, { settings }).remains?.advice.join(' ')).toContain(
      'circuit breaker with rollback',
    );
    expect(reportOf(EXPIRED).remains?.advice.join(' ')).not.toContain('circuit breaker');
  });

  it('is not what would add nothing, where event capture had the tasks', () => {
    const capture = present({ group: GROUP, tasks: 4, unreadable: 0, complete: true });
    expect(reportOf({ ...EXPIRED, capture }).remains?.advice.join(' ')).not.toMatch(/event capture|Insights/);
  });
});

describe('a service whose failures are no longer on record', () => {
  it('is undetermined where it could otherwise be said that nothing is wrong yet', () => {
    const deployment = { rolloutState: untrusted('IN_PROGRESS'), createdAt: ago(600) };
    const { diagnosis } = reportOf({ ...EXPIRED, streams: present(0) }, { deployment });
    expect(diagnosis.verdict).toBe('undetermined');
    expect(diagnosis.summary).toMatch(/no longer on record/);
  });

  it('is below what was asked for, of a cause that is undetermined', () => {
    const { diagnosis } = reportOf(EXPIRED, { running: [] });
    expect(diagnosis).toMatchObject({ verdict: 'degraded', rootCause: null });
    expect(diagnosis.summary).toMatch(/no longer on record: the cause is undetermined\.$/);
  });

  it('is not blamed on a load balancer that got no answer, but on one that got a wrong code', () => {
    const blamed = (reason: string) =>
      reportOf(EXPIRED, { running: [], targets: [unhealthyTarget(reason)] }).diagnosis.rootCause?.category;
    expect(blamed('Request timed out')).toBeUndefined();
    expect(blamed('Health checks failed with these codes: [404]')).toBe('load-balancer');
  });

  it('is not blamed on starts that ECS only says are slow', () => {
    const events = [event(60, '(service backend) is unable to consistently start tasks successfully.')];
    expect(reportOf(EXPIRED, { running: [], events }).diagnosis.rootCause).toBeNull();
  });
});

describe('failures that are over', () => {
  const stopped = [
    stoppedTask({ id: 'a', stoppedAgo: 9000 }),
    stoppedTask({ id: 'b', stoppedAgo: 8000 }),
  ].map((task) => ({ ...task, recordedIn: { kind: 'event-capture', group: GROUP } as const }));
  const capture = present({ group: GROUP, tasks: 2, unreadable: 0, complete: true });

  it('are the answer to somebody who asks for their time', () => {
    const asked: Remains = { ...EXPIRED, reason: 'asked', from: ago(6 * 3600), to: NOW, capture };
    const { diagnosis } = reportOf(asked, { stopped });
    expect(diagnosis.verdict).toBe('cycling');
    expect(diagnosis.summary).toContain('(2 failed in the last 3 hours)');
  });

  it('do not make a service unwell that nobody asks about', () => {
    expect(reportOf({ ...EXPIRED, capture }, { stopped }).diagnosis.verdict).toBe('healthy');
  });

  it('are told with the place where they are on record', () => {
    const asked: Remains = { ...EXPIRED, reason: 'asked', from: ago(6 * 3600), to: NOW, capture };
    const { causes } = reportOf(asked, { stopped }).diagnosis;
    const sources = causes.flatMap(({ evidence }) => evidence.map(({ source }) => source));
    expect(sources).toContain(`event-capture log group ${GROUP}`);
    expect(sources).not.toContain('ecs:DescribeTasks');
  });
});
