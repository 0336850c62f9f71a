import { describe, expect, it } from 'vitest';
import { startsThrottled } from '../../../src/rules/startup/starts-throttled.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { event, healthySnapshot, steadyEvent, without } from '../../support/snapshot.ts';
import { ago, neverStarted } from '../../support/task.ts';

const IMPAIRED =
  '(service web) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

describe('the rule starts-throttled', () => {
  it('quotes the event that says so, without the advice to read on', () => {
    const events = [event(60, IMPAIRED), event(2000, IMPAIRED)];
    const finding = fires(startsThrottled, healthySnapshot({ events }));
    expect(finding).toMatchObject({
      confidence: 'possible',
      affected: { tasks: 0 },
      firstSeen: ago(2000),
      lastSeen: ago(60),
    });
    expect(finding.summary).toBe(
      '“(service web) is unable to consistently start tasks successfully.”: tasks of this service fail before they run.',
    );
    expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({
      kind: 'service-event',
      weight: 'circumstantial',
      source: 'ecs:DescribeServices',
    });
  });

  it('sees it where the stopped tasks may not be read', () => {
    fires(startsThrottled, without('stoppedTasks', healthySnapshot({ events: [event(60, IMPAIRED)] })));
  });

  it('is a symptom: a stopped task that gives the reason is the cause', () => {
    expect(startsThrottled.role).toBe('symptom');
  });

  it('stays silent on an event that a steady state has followed', () => {
    staysSilent(startsThrottled, healthySnapshot({ events: [steadyEvent(10), event(60, IMPAIRED)] }));
  });

  it('stays silent on operations that AWS throttles, and on a task that did not start, of which no event tells', () => {
    const throttled = '(service web) operations are being throttled. Will try again later.';
    staysSilent(startsThrottled, healthySnapshot({ events: [event(60, throttled)] }));
    staysSilent(startsThrottled, healthySnapshot({ stopped: [neverStarted('Task failed to start')] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(startsThrottled);
  });
});
