import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Performance } from '../../../src/simulator/application.ts';
import { backOffSeconds } from '../../../src/simulator/world/back-off.ts';
import {
  between,
  changes,
  first,
  saidBy,
  secondsAt,
  serviceOf,
  stoppedOf,
  targetsOf,
  tasksOf,
  watch,
} from './look.ts';
import { CHECK, played, SERVER, TARGETS } from './story.ts';

const NEVER_READY = { performance: { readyAfterSeconds: null }, container: { check: CHECK } } as const;
const STOPS_WHEN_RUNNING = { stopUnhealthy: 'when-replacement-runs' } as const;
const CRASHING = { performance: { ending: { afterSeconds: 2, exitCode: 1 } } } as const;
const UNPULLABLE = { container: { pullFailure: 'not found' } } as const;

test('B18: a failure is acted on within one round, 7 s at most', () => {
  const task = first(stoppedOf(played(CRASHING, 60)));
  const started = tasksOf(played(CRASHING, 60)).map((other) => secondsAt(other.createdAt));
  const next = started.find((second) => second > secondsAt(task.stoppingAt)) ?? Number.NaN;
  expect(next - secondsAt(task.stoppingAt)).toBeLessThanOrEqual(7);
});

test.each([0, 120, 300])('B19: with a grace period of %i s nothing unhealthy is replaced before', (grace) => {
  const world = played(
    { ...NEVER_READY, service: { ...STOPS_WHEN_RUNNING, gracePeriodSeconds: grace } },
    600,
  );
  const [original, , replacement] = tasksOf(world);
  const waited = between(original?.startedAt, replacement?.createdAt);
  expect(waited).toBeGreaterThanOrEqual(Math.max(grace, 120));
  expect(waited).toBeLessThan(Math.max(grace, 120) + 8);
});

test('B19: during the grace period the health is shown all the same', () => {
  const world = played({ ...NEVER_READY, service: { gracePeriodSeconds: 600 } }, 200);
  expect(tasksOf(world).map((task) => task.healthStatus)).toEqual(['UNHEALTHY', 'UNHEALTHY']);
});

test('B20: replacements are started first: the service goes 0/2, 2/2, 4/2, 2/2', () => {
  const world = played({ ...NEVER_READY, service: STOPS_WHEN_RUNNING }, 0);
  const counts = changes(watch(world, 185, (now) => serviceOf(now).runningCount));
  expect(counts.filter((count) => count !== 1 && count !== 3)).toEqual([0, 2, 4, 2]);
  expect(saidBy(world).join()).toMatch(
    /has started 2 tasks: \(task \w{32}\) \(task \w{32}\)\. Amazon ECS replaced 2 tasks due to an unhealthy status\./,
  );
});

test('B21: with `when-replacement-runs` the unhealthy task goes when its replacement runs', () => {
  const [original, , replacement] = tasksOf(played({ ...NEVER_READY, service: STOPS_WHEN_RUNNING }, 300));
  const waited = between(replacement?.startedAt, original?.stoppingAt);
  expect(waited).toBeGreaterThanOrEqual(0);
  expect(waited).toBeLessThan(8);
});

test('B21: with `when-replacement-is-judged` it goes when the replacement is unhealthy too', () => {
  const tasks = tasksOf(played(NEVER_READY, 600));
  const stops = tasks.flatMap((task) => (task.stoppingAt === undefined ? [] : [secondsAt(task.stoppingAt)]));
  const replacement = tasks[2];
  expect(Math.min(...stops) - secondsAt(replacement?.startedAt)).toBeGreaterThanOrEqual(120);
});

test('B22: where the maximum allows no replacement, one unhealthy task a round is stopped first', () => {
  const world = played({ ...NEVER_READY, service: { maximumPercent: 100 } }, 0);
  const counts = watch(world, 400, (now) => {
    const meant = tasksOf(now).filter((task) => task.desiredStatus === 'RUNNING').length;
    return { meant, said: saidBy(now) };
  });
  expect(Math.max(...counts.map(({ meant }) => meant))).toBe(2);
  const stops = saidBy(world).filter((text) => text.startsWith('has stopped'));
  expect(stops.length).toBeGreaterThan(1);
  expect(stops.every((text) => text.startsWith('has stopped 1 running tasks'))).toBe(true);
});

test('B23: a task that failed its container check says so', () => {
  const world = played({ ...NEVER_READY, service: STOPS_WHEN_RUNNING }, 300);
  expect(first(stoppedOf(world)).stoppedReason).toBe('Task failed container health checks');
  expect(saidBy(world).some((text) => /^\(task \w{32}\) failed container health checks\.$/.test(text))).toBe(
    true,
  );
});

test('B23: a task that failed the check of the load balancer says so', () => {
  const service = { ...STOPS_WHEN_RUNNING, targetGroup: TARGETS };
  const world = played({ performance: { routes: {} }, service }, 300);
  expect(first(stoppedOf(world)).stoppedReason).toMatch(
    /^Task failed ELB health checks in \(target-group arn:aws:elasticloadbalancing:.*web-targets\/\w+\)$/,
  );
  expect(saidBy(world).join('\n')).toMatch(
    /\(task \w{32}\) \(port 8080\) is unhealthy in \(target-group arn:\S+\) due to \(reason Health checks failed with these codes: \[404\]\)\./,
  );
});

test('B23: where both checks failed the container is named', () => {
  const service = { ...STOPS_WHEN_RUNNING, targetGroup: TARGETS, gracePeriodSeconds: 130 };
  const world = played({ ...NEVER_READY, service }, 200);
  expect(targetsOf(world.account()).length).toBeGreaterThan(0);
  expect(first(tasksOf(world)).stoppedReason).toBe('Task failed container health checks');
});

test('B24: tasks that never run are tried after 10 s, 20 s, 40 s … up to 27 minutes', () => {
  expect([1, 2, 3, 4].map(backOffSeconds)).toEqual([10, 20, 40, 80]);
  expect(backOffSeconds(12)).toBe(27 * 60);
});

test('B24: the gaps between attempts grow, and the service complains from the third time on', () => {
  const world = played(UNPULLABLE, 900);
  const starts = [...new Set(tasksOf(world).map((task) => secondsAt(task.createdAt)))];
  const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
  expect(gaps.length).toBeGreaterThan(3);
  expect(gaps).toEqual(gaps.toSorted((one, other) => one - other));
  const complaints = saidBy(world).filter((text) => text.startsWith('is unable to consistently start tasks'));
  expect(complaints.length).toBe(starts.length - 2);
});

test('B24: tasks that are started together fail as one attempt', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (seed) => {
      const tasks = tasksOf(played({ ...UNPULLABLE, seed: `seed ${seed}` }, 1200));
      const starts = [...new Set(tasks.map((task) => secondsAt(task.createdAt)))];
      const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
      const pauses = gaps.map((gap, index) => gap - backOffSeconds(index + 1));
      // What is left is the time until the pull fails, and up to two rounds of the scheduler.
      expect(Math.min(...pauses)).toBeGreaterThan(10);
      expect(Math.max(...pauses)).toBeLessThan(40);
    }),
    { numRuns: 60 },
  );
});

test('B25: tasks that end after they were RUNNING come back at full speed', () => {
  const starts = tasksOf(played(CRASHING, 900)).map((task) => secondsAt(task.createdAt));
  expect(starts.length).toBeGreaterThan(40);
  expect(saidBy(played(CRASHING, 900)).join()).not.toContain('unable to consistently');
});

test.each([
  { change: UNPULLABLE, what: 'never started' },
  { change: CRASHING, what: 'ended before they were healthy' },
  { change: { ...NEVER_READY, service: STOPS_WHEN_RUNNING }, what: 'failed a check' },
])('B26: tasks that $what are counted', ({ change }) => {
  const world = played(change, 300);
  expect(serviceOf(world).deployments?.[0]?.failedTasks).toBeGreaterThanOrEqual(2);
});

test('B26: a task that ends after it was healthy is not counted', () => {
  const world = played({ performance: { ending: { afterSeconds: 100, exitCode: 1 } } }, 0);
  const counts = watch(world, 400, (now) => serviceOf(now).deployments?.[0]?.failedTasks);
  expect(stoppedOf(world).length).toBeGreaterThan(2);
  expect(new Set(counts)).toEqual(new Set([0]));
});

test('B26: a task that becomes healthy sets the count back', () => {
  let launched = 0;
  const application = (): Performance => {
    launched += 1;
    return launched <= 4 ? { ...SERVER, ending: { afterSeconds: 2, exitCode: 1 } } : SERVER;
  };
  const world = played({ container: { application } }, 0);
  const counts = watch(world, 300, (now) => serviceOf(now).deployments?.[0]?.failedTasks);
  expect(Math.max(...counts.map((count) => count ?? 0))).toBe(4);
  expect(counts.at(-1)).toBe(0);
});

test('B27: a replacement that is no longer needed is scaled in by its own deployment', () => {
  // Unhealthy at 120 s, well again at 150 s, when the replacement is there.
  const world = played({ performance: { readyAfterSeconds: 140 }, container: { check: CHECK } }, 400);
  const task = first(stoppedOf(world));
  expect(task.stoppedReason).toBe(`Scaling activity initiated by (deployment ${task.startedBy})`);
  expect(serviceOf(world).runningCount).toBe(2);
});
