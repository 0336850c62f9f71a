import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { targetsSaying } from '../../src/facts/target-registration.ts';
import type { TargetHealth } from '../../src/model/target-group.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, healthySnapshot, steadyEvent, targetEvent } from '../support/snapshot.ts';

const ZONE = 'Target is in an Availability Zone that is not enabled for the load balancer';

function unused(description?: string): TargetHealth {
  return {
    targetId: untrusted('10.0.1.9'),
    state: untrusted('unused'),
    reason: untrusted('Target.NotInUse'),
    description: description === undefined ? undefined : untrusted(description),
  };
}

function saying(change: Change) {
  const facts = readFacts(healthySnapshot(change));
  const { targets, events } = targetsSaying(facts, 'zone-not-enabled');
  return { targets: targets.map(({ index }) => index), events: events.map(({ index }) => index) };
}

describe('the targets that a load balancer does not serve', () => {
  it('are those that give the reason, with the events that do', () => {
    const events = [targetEvent(60, 'Request timed out'), targetEvent(90, ZONE), targetEvent(120, ZONE)];
    expect(saying({ targets: [unused('other words'), unused(ZONE)], events })).toEqual({
      targets: [1],
      events: [1, 2],
    });
  });

  it('are told by the description, since one code stands for two reasons', () => {
    expect(saying({ targets: [unused()] }).targets).toEqual([]);
    const facts = readFacts(healthySnapshot({ targets: [unused()] }));
    expect(targetsSaying(facts, 'group-not-in-use').targets).toHaveLength(1);
  });

  it('are not those of which events told before the last steady state', () => {
    expect(saying({ events: [steadyEvent(60), targetEvent(90, ZONE)] }).events).toEqual([]);
  });

  it('are not those of a group that the service does not use', () => {
    expect(saying({ targets: [unused(ZONE)], settings: { loadBalancers: [] } }).targets).toEqual([]);
  });
});
