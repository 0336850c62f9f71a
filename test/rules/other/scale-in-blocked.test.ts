import { describe, expect, it } from 'vitest';
import { scaleInBlocked } from '../../../src/rules/other/scale-in-blocked.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { event, healthySnapshot, steadyEvent } from '../../support/snapshot.ts';
import { ago } from '../../support/task.ts';

const PROTECTED =
  '(service api-service) was unable to reach steady state because (taskSet ecs-svc/1) was unable to scale in due to (reason 2 tasks under protection)';

describe('the rule scale-in-blocked', () => {
  it('quotes the event that counts the protected tasks, and tells how often it came', () => {
    const events = [event(60, PROTECTED), event(4000, PROTECTED)];
    const finding = fires(scaleInBlocked, healthySnapshot({ events }));
    expect(finding).toMatchObject({
      confidence: 'certain',
      affected: { tasks: 0 },
      firstSeen: ago(4000),
      lastSeen: ago(60),
    });
    expect(finding.summary).toContain('2 events say so since the last steady state');
    expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({
      kind: 'service-event',
      weight: 'direct',
      source: 'ecs:DescribeServices',
      text: PROTECTED,
    });
  });

  it('holds the service up, and ends no task', () => {
    expect(scaleInBlocked.effect).toBe('holds-up');
  });

  it('stays silent on tasks that have finished their work since', () => {
    staysSilent(scaleInBlocked, healthySnapshot({ events: [steadyEvent(10), event(60, PROTECTED)] }));
  });

  it.each([
    '(service api-service) was unable to reach steady state.',
    '(service api-service) was unable to reach steady state because (reason capacity is unavailable)',
    '(service api-service) has started 2 tasks: (task 9d85800c) under protection.',
  ])('stays silent where nothing is protected, or nobody waits for it: %s', (text) => {
    staysSilent(scaleInBlocked, healthySnapshot({ events: [event(60, text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(scaleInBlocked);
  });
});
