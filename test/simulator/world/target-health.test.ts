import { expect, test } from 'vitest';
import type { Answer } from '../../../src/simulator/application.ts';
import {
  judgeTarget,
  matches,
  registeredTarget,
  type TargetLife,
} from '../../../src/simulator/world/target-check.ts';
import { between, first, serviceOf, stoppedOf, targetsOf, tasksOf, watch } from './look.ts';
import { CHECK, played, START, TARGETS } from './story.ts';

const OK: Answer = { kind: 'status', code: 200 };
const REFUSED: Answer = { kind: 'refused' };

function judge(...answers: Answer[]): TargetLife {
  return answers.reduce<TargetLife>(
    (target, answer) => judgeTarget(target, answer, TARGETS),
    registeredTarget(START, TARGETS),
  );
}

test('B14: a task is registered 10 to 20 s after it is RUNNING, and its target is initial', () => {
  const world = played({ service: { targetGroup: TARGETS }, performance: { readyAfterSeconds: null } }, 0);
  const registered = watch(world, 60, (now) => ({ at: now.now(), count: targetsOf(now.account()).length }));
  const at = registered.find(({ count }) => count > 0)?.at ?? 0;
  const seconds = between(first(tasksOf(world)).startedAt, new Date(at));
  expect(seconds).toBeGreaterThan(10);
  expect(seconds).toBeLessThan(20);
  const event = serviceOf(world).events?.find((candidate) => candidate.message?.includes('registered'));
  expect(event?.message).toMatch(/registered [12] targets in \(target-group arn:aws:elasticloadbalancing:/);
});

test('B14: a target whose registration is under way is initial', () => {
  expect(judge().verdict).toMatchObject({ state: 'initial', reason: 'Elb.RegistrationInProgress' });
  expect(judge(REFUSED).verdict).toMatchObject({ state: 'initial', reason: 'Elb.InitialHealthChecking' });
});

test('B15: one success makes a new target healthy', () => {
  expect(judge(OK).verdict).toEqual({ state: 'healthy' });
  expect(judge(REFUSED, OK).verdict).toEqual({ state: 'healthy' });
});

test('B15: a target that was unhealthy needs `healthyThreshold` successes in a row', () => {
  expect(judge(REFUSED, REFUSED, OK, OK).verdict.state).toBe('unhealthy');
  expect(judge(REFUSED, REFUSED, OK, OK, REFUSED, OK).verdict.state).toBe('unhealthy');
  expect(judge(REFUSED, REFUSED, OK, OK, OK).verdict.state).toBe('healthy');
});

test('B16: `unhealthyThreshold` failures in a row make a target unhealthy', () => {
  expect(judge(OK, REFUSED).verdict.state).toBe('healthy');
  expect(judge(OK, REFUSED, REFUSED).verdict.state).toBe('unhealthy');
});

test.each<{ answer: Answer; reason: string; description: string }>([
  { answer: REFUSED, reason: 'Target.FailedHealthChecks', description: 'Health checks failed' },
  { answer: { kind: 'silent' }, reason: 'Target.Timeout', description: 'Request timed out' },
  {
    answer: { kind: 'status', code: 404 },
    reason: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [404]',
  },
])('B16: the reason of a target that failed is $reason', ({ answer, reason, description }) => {
  expect(judge(answer, answer).verdict).toEqual({ state: 'unhealthy', reason, description });
});

test.each([
  ['200', 200, true],
  ['200', 204, false],
  ['200,301', 301, true],
  ['200-399', 302, true],
  ['200-399', 400, false],
])('B16: the matcher %s and the code %i', (matcher, code, expected) => {
  expect(matches(matcher, code)).toBe(expected);
});

test('B17: a target that has been healthy drains for the deregistration delay before SIGTERM', () => {
  const performance = { routes: { '/health': 200 } };
  const check = { ...CHECK, path: '/broken', startPeriodSeconds: 0 };
  const service = { targetGroup: TARGETS, stopUnhealthy: 'when-replacement-runs' } as const;
  const world = played({ performance, container: { check }, service }, 0);
  const states = watch(world, 260, (now) =>
    targetsOf(now.account()).map((target) => target.TargetHealth?.State),
  );
  expect(states.some((seen) => seen.includes('draining'))).toBe(true);
  const task = first(stoppedOf(world));
  expect(between(task.stoppingAt, task.executionStoppedAt)).toBeGreaterThanOrEqual(60);
});

test('B17: a target that never took traffic drains for about 8 s', () => {
  const service = { targetGroup: TARGETS, stopUnhealthy: 'when-replacement-runs' } as const;
  const task = first(stoppedOf(played({ performance: { readyAfterSeconds: null }, service }, 240)));
  expect(between(task.stoppingAt, task.executionStoppedAt)).toBeGreaterThanOrEqual(7.5 + 2);
  expect(between(task.stoppingAt, task.executionStoppedAt)).toBeLessThanOrEqual(8.5 + 4);
});

test('B17: a check that was under way when the drain began does not change a draining target', () => {
  const service = { targetGroup: TARGETS, stopUnhealthy: 'when-replacement-runs' } as const;
  const world = played({ performance: { readyAfterSeconds: null, beforeReady: 'hangs' }, service }, 0);
  const stopping = watch(world, 900, (now) => {
    const going = tasksOf(now).filter((task) => task.desiredStatus === 'STOPPED');
    const addresses = going.flatMap(
      (task) => task.containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address ?? [],
    );
    const targets = targetsOf(now.account());
    return targets.filter((target) => addresses.includes(target.Target?.Id ?? ''));
  }).flat();
  expect(new Set(stopping.map((target) => target.TargetHealth?.State))).toEqual(new Set(['draining']));
});
