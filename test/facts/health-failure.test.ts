import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { checkFailures, isSeenWhole, probeOf, targetFailures } from '../../src/facts/health-failure.ts';
import { type Change, containerDefinition, healthySnapshot, targetEvent } from '../support/snapshot.ts';
import { container, failedCheck, failedTarget, logOf, READY } from '../support/task.ts';

function checkTiming(lived: number, ...line: readonly [number, string][]) {
  const task = failedCheck({ lived });
  const facts = readFacts(
    healthySnapshot({ stopped: [task], logs: line.length > 0 ? [logOf(task, line)] : [] }),
  );
  return checkFailures(facts)[0]?.timing;
}

function targetTiming(lived: number, ...line: readonly [number, string][]) {
  const task = failedTarget({ lived });
  const facts = readFacts(
    healthySnapshot({ stopped: [task], logs: line.length > 0 ? [logOf(task, line)] : [] }),
  );
  return targetFailures(facts)[0]?.timing;
}

describe('when an application was ready, seen from the check that failed', () => {
  it('is in time before the check can give up, at 100 s, and too late from then on', () => {
    expect(checkTiming(130, [99, READY])).toBe('in-time');
    expect(checkTiming(130, [100, READY])).toBe('too-late');
  });

  it('is never as far as the log goes, and unknown without one', () => {
    expect(checkTiming(130, [99, 'loading'])).toBe('never');
    expect(checkTiming(130)).toBe('no-log');
  });

  it('is long ago where the task lived for ten minutes at least, and four times its window', () => {
    expect(checkTiming(600, [10, READY])).toBe('long-healthy');
    expect(checkTiming(599, [10, READY])).toBe('in-time');
    expect(targetTiming(960)).toBe('long-healthy');
    expect(targetTiming(959)).toBe('no-log');
  });

  it('is in time for a load balancer that had three intervals to see it', () => {
    expect(targetTiming(200, [110, READY])).toBe('in-time');
    expect(targetTiming(200, [111, READY])).toBe('too-late');
  });
});

describe('the container whose check failed', () => {
  it('is the one that is UNHEALTHY, a sidecar as well', () => {
    const containers = [container('api', { health: 'HEALTHY' }), container('envoy', { health: 'UNHEALTHY' })];
    const change: Change = {
      stopped: [failedCheck({ containers })],
      sidecars: [containerDefinition('envoy')],
    };
    expect(checkFailures(readFacts(healthySnapshot(change)))[0]?.containerName).toBe('envoy');
  });

  it('is the one that has a check where ECS no longer says which', () => {
    const containers = [container('envoy', {}), container('api', {})];
    const change: Change = {
      stopped: [failedCheck({ containers })],
      sidecars: [containerDefinition('envoy')],
    };
    expect(checkFailures(readFacts(healthySnapshot(change)))[0]?.containerName).toBe('api');
  });
});

describe('what the probe of a load balancer met', () => {
  it.each([
    ['Health checks failed with these codes: [404]', { kind: 'codes', codes: [404] }],
    ['Health checks failed with these codes: [502, 503]', { kind: 'codes', codes: [502, 503] }],
    ['Request timed out', { kind: 'timeout' }],
    ['Health checks failed', { kind: 'refused' }],
    ['Target is in an Availability Zone that is not enabled', { kind: 'other' }],
    [undefined, { kind: 'other' }],
  ])('by %s', (text, probe) => {
    expect(probeOf(text)).toEqual(probe);
  });

  it('is taken from the event about this very task, or else from the newest', () => {
    const events = [
      targetEvent(60, 'Request timed out', 'dead2'),
      targetEvent(90, 'Health checks failed', 'dead1'),
    ];
    const stopped = [failedTarget({ id: 'dead1' }), failedTarget({ id: 'dead3', stoppedAgo: 600 })];
    const failures = targetFailures(readFacts(healthySnapshot({ stopped, events })));
    expect(failures.map(({ probe }) => probe?.kind)).toEqual(['refused', 'timeout']);
  });
});

describe('what a health check met', () => {
  const task = failedTarget({ lived: 130 });

  it('is seen whole where the log and the end of its task are known', () => {
    const facts = readFacts(healthySnapshot({ stopped: [task], logs: [logOf(task, [[1, READY]])] }));
    const [failure] = targetFailures(facts);
    expect(isSeenWhole(facts, failure)).toBe(true);
    const stop = failure && { ...failure.stop, ending: 'unrecorded' as const };
    expect(isSeenWhole(facts, failure && stop && { ...failure, stop })).toBe(false);
  });

  it('may hide something else where no log was read', () => {
    const facts = readFacts(healthySnapshot({ stopped: [task] }));
    expect(isSeenWhole(facts, targetFailures(facts)[0])).toBe(false);
  });
});
