import { describe, expect, it } from 'vitest';
import { operationsThrottled } from '../../../src/rules/other/operations-throttled.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { event, healthySnapshot, steadyEvent } from '../../support/snapshot.ts';
import { ago } from '../../support/task.ts';

const THROTTLED = '(service web) operations are being throttled on elb. Will try again later.';
const LACKING = { state: { desiredCount: 3, runningCount: 2 } };

describe('the rule operations-throttled', () => {
  it('quotes the event that names the API, where the service is not where it should be', () => {
    const events = [event(90, THROTTLED), event(700, THROTTLED)];
    const finding = fires(operationsThrottled, healthySnapshot({ ...LACKING, events }));
    expect(finding).toMatchObject({
      confidence: 'certain',
      affected: { tasks: 0 },
      firstSeen: ago(700),
      lastSeen: ago(90),
    });
    expect(finding.summary).toContain('throttled on elb');
    expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({ weight: 'direct' });
  });

  it('stays silent where everything runs, where a steady state has followed, and where it was long ago', () => {
    staysSilent(operationsThrottled, healthySnapshot({ events: [event(90, THROTTLED)] }));
    const steady = [steadyEvent(30), event(90, THROTTLED)];
    staysSilent(operationsThrottled, healthySnapshot({ ...LACKING, events: steady }));
    staysSilent(operationsThrottled, healthySnapshot({ ...LACKING, events: [event(1000, THROTTLED)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(operationsThrottled);
  });
});
