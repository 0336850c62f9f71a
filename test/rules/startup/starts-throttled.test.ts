import { describe, expect, it } from 'vitest';
import { startsThrottled } from '../../../src/rules/startup/starts-throttled.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { event, healthySnapshot, steadyEvent } from '../../support/snapshot.ts';

const SLOWER = event(
  60,
  '(service backend) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
);

describe('the rule starts-throttled', () => {
  it('reads the event as tasks that fail before they run, and leaves the cause to others', () => {
    const finding = fires(startsThrottled, healthySnapshot({ events: [SLOWER] }));
    expect(startsThrottled.role).toBe('symptom');
    expect(finding.summary).toContain('fail before they run');
    expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({ weight: 'direct' });
  });

  it('stays silent once the service was steady again', () => {
    staysSilent(startsThrottled, healthySnapshot({ events: [steadyEvent(30), SLOWER] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(startsThrottled);
  });
});
