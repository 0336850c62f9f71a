import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/model/task.ts';
import { untrusted } from '../../../src/model/text.ts';
import { zoneNotEnabled } from '../../../src/rules/load-balancer/zone-not-enabled.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import {
  type Change,
  healthySnapshot,
  steadyEvent,
  targetEvent,
  unhealthyTarget,
} from '../../support/snapshot.ts';
import { ago, failedTarget } from '../../support/task.ts';

const ZONE = 'Target is in an Availability Zone that is not enabled for the load balancer';
const NOT_IN_USE = 'Target group is not configured to receive traffic from the load balancer';

function inZone(task: Task, zone: string): Task {
  return { ...task, availabilityZone: untrusted(zone) };
}

const UNUSED = { ...unhealthyTarget(ZONE), state: untrusted('unused'), reason: untrusted('Target.NotInUse') };

describe('the rule zone-not-enabled', () => {
  it('names the zone of the tasks that were replaced for it', () => {
    const finding = fires(
      zoneNotEnabled,
      healthySnapshot({
        stopped: [
          inZone(failedTarget({ id: 'dead1' }), 'us-east-1c'),
          inZone(failedTarget({ id: 'dead2', stoppedAgo: 700 }), 'us-east-1a'),
        ],
        events: [targetEvent(115, ZONE, 'dead1'), targetEvent(695, 'Health checks failed', 'dead2')],
      }),
    );
    expect(finding).toMatchObject({
      confidence: 'certain',
      affected: { tasks: 1, of: 2 },
      lastSeen: ago(115),
    });
    expect(finding.title).toBe('The load balancer is not enabled in us-east-1c, where tasks run');
    expect(finding.summary).toContain('1 of 2 failed tasks, in us-east-1c');
    expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({
      kind: 'service-event',
      weight: 'direct',
      source: 'ecs:DescribeServices',
    });
    expect(evidenceAt(finding, 'tasks[dead1].stoppedReason')?.weight).toBe('circumstantial');
  });

  it('does not blame the zone for a task of which no event of its own says so', () => {
    const stopped = [
      inZone(failedTarget({ id: 'dead1' }), 'us-east-1c'),
      inZone(failedTarget({ id: 'dead2', stoppedAgo: 700 }), 'us-east-1a'),
    ];
    const finding = fires(
      zoneNotEnabled,
      healthySnapshot({ stopped, events: [targetEvent(115, ZONE, 'dead1')] }),
    );
    expect(finding.affected).toEqual({ tasks: 1, of: 2 });
    expect(finding.title).not.toContain('us-east-1a');
  });

  it('sees it in the targets alone, before any task was replaced', () => {
    const finding = fires(zoneNotEnabled, healthySnapshot({ targets: [UNUSED] }));
    expect(finding.summary).toContain('1 target now');
    expect(evidenceAt(finding, 'TargetHealthDescriptions[0].TargetHealth')).toMatchObject({
      weight: 'direct',
      source: 'elasticloadbalancing:DescribeTargetHealth',
      text: `target 10.0.1.9:8000 is unused (Target.NotInUse: ${ZONE})`,
    });
  });

  it('sees it in the events alone, after the tasks have left the record', () => {
    const events = [targetEvent(60, ZONE, 'gone1'), targetEvent(600, ZONE, 'gone2')];
    const finding = fires(zoneNotEnabled, healthySnapshot({ events }));
    expect(finding).toMatchObject({ firstSeen: ago(600), lastSeen: ago(60) });
    expect(finding.summary).toContain('2 events since the last steady state');
  });

  it.each<[string, Change]>([
    ['a target that refuses the probe', { targets: [unhealthyTarget('Health checks failed')] }],
    [
      'a group that belongs to no listener, which has the same code',
      { targets: [{ ...UNUSED, description: untrusted(NOT_IN_USE) }] },
    ],
    ['an event that a steady state has followed', { events: [steadyEvent(10), targetEvent(60, ZONE)] }],
    [
      'a task that failed for another reason',
      { stopped: [failedTarget()], events: [targetEvent(115, 'Request timed out')] },
    ],
  ])('stays silent on %s', (_, change) => {
    staysSilent(zoneNotEnabled, healthySnapshot(change));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(zoneNotEnabled);
  });
});
