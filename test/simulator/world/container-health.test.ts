import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeProbe, type Probe, UNKNOWN_HEALTH } from '../../../src/simulator/world/container-check.ts';
import { first, secondsAt, tasksOf, watch } from './look.ts';
import { CHECK, played } from './story.ts';

function judge(probes: readonly Probe[]): string {
  return probes.reduce((health, probe) => judgeProbe(health, probe, CHECK), UNKNOWN_HEALTH).status;
}

function failing(...seconds: number[]): Probe[] {
  return seconds.map((beganAfterSeconds) => ({ beganAfterSeconds, passed: false }));
}

/** The second after the start of the container at which its health was first seen as `status`. */
function turned(status: string, change: Parameters<typeof played>[0]): number | undefined {
  const world = played(change, 0);
  const seen = watch(world, 300, (now) => ({ at: now.now(), task: first(tasksOf(now)) }));
  const hit = seen.find(({ task }) => task.healthStatus === status);
  if (hit === undefined) return undefined;
  return secondsAt(new Date(hit.at)) - secondsAt(hit.task.startedAt);
}

test('B10: a closed port is probed at 30, 60, 90 and 120 s, so the container is UNHEALTHY at 120 s', () => {
  const seconds = turned('UNHEALTHY', {
    container: { check: CHECK },
    performance: { readyAfterSeconds: null },
  });
  expect(seconds).toBeGreaterThanOrEqual(120);
  expect(seconds).toBeLessThan(121.5);
});

test('B10: a probe that hangs takes its timeout, and the next one waits an interval after that', () => {
  const performance = { readyAfterSeconds: null, beforeReady: 'hangs' } as const;
  const seconds = turned('UNHEALTHY', { container: { check: CHECK }, performance });
  // Probes begin at 30, 65, 100 and 135 s; the first one does not count, the last one ends at 140 s.
  expect(seconds).toBeGreaterThanOrEqual(140);
  expect(seconds).toBeLessThan(141.5);
});

test('B10: an application that is ready after 3 s is HEALTHY at its first probe', () => {
  const seconds = turned('HEALTHY', { container: { check: CHECK } });
  expect(seconds).toBeGreaterThanOrEqual(30);
  expect(seconds).toBeLessThan(31.5);
});

test('B11: a failure within the start period does not count', () => {
  expect(judge(failing(0, 30, 59.9))).toBe('UNKNOWN');
  expect(judge(failing(30, 60, 90))).toBe('UNKNOWN');
});

test('B12: `retries` failures in a row make a container UNHEALTHY', () => {
  expect(judge(failing(60, 90, 120))).toBe('UNHEALTHY');
});

test('B12: a success in between starts the count anew', () => {
  const probes = [...failing(60, 90), { beganAfterSeconds: 120, passed: true }, ...failing(150, 180)];
  expect(judge(probes)).toBe('HEALTHY');
});

test('B13: after a success even failures within the start period count', () => {
  expect(judge([{ beganAfterSeconds: 5, passed: true }, ...failing(10, 15, 20)])).toBe('UNHEALTHY');
});

test('B13: an UNHEALTHY container becomes HEALTHY at its next success', () => {
  expect(judge([...failing(60, 90, 120), { beganAfterSeconds: 150, passed: true }])).toBe('HEALTHY');
});

test('B12: the health is UNHEALTHY exactly when the last `retries` counted probes failed', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (results) => {
      const probes = results.map((passed, index) => ({ beganAfterSeconds: 60 + index * 30, passed }));
      const tail = results.slice(-CHECK.retries);
      const unhealthy = tail.length === CHECK.retries && tail.every((passed) => !passed);
      expect(judge(probes) === 'UNHEALTHY').toBe(unhealthy);
    }),
  );
});
