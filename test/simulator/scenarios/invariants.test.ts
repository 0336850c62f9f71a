import type { Task } from '@aws-sdk/client-ecs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from '../../../src/simulator/account.ts';
import { SCENARIOS } from '../../../src/simulator/scenarios/index.ts';
import { createWorld } from '../../../src/simulator/world.ts';

const START = Date.UTC(2026, 0, 15, 12);

/** Any scenario with any seed, looked at any time up to two hours after its start. */
const moments = fc.record({
  scenario: fc.constantFrom(...SCENARIOS),
  seed: fc.string({ minLength: 1, maxLength: 8 }),
  seconds: fc.integer({ min: 0, max: 7200 }),
});

function holds(check: (account: Account, now: number) => void): void {
  fc.assert(
    fc.property(moments, ({ scenario, seed, seconds }) => {
      const world = createWorld({ ...scenario, seed }, START);
      world.advanceTo(START + seconds * 1000);
      check(world.account(), world.now());
    }),
    { numRuns: 12 },
  );
}

function isAscending(times: readonly (Date | undefined)[]): boolean {
  const reached = times.flatMap((time) => time?.getTime() ?? []);
  return reached.every((time, index) => index === 0 || time >= (reached[index - 1] ?? 0));
}

function tasksOf(account: Account, service: string | undefined): Task[] {
  return account.tasks.filter((task) => task.group === `service:${service}`);
}

function addressesOf(task: Task): string[] {
  const details = task.attachments?.[0]?.details ?? [];
  return details.flatMap(({ name, value }) => (name === 'privateIPv4Address' ? (value ?? []) : []));
}

function countOf(tasks: readonly Task[], ...statuses: string[]): number {
  return tasks.filter((task) => statuses.includes(task.lastStatus ?? '')).length;
}

test('the times of a task are in the order of its life and never in the future', () => {
  holds((account, now) => {
    for (const task of account.tasks) {
      const up = [
        task.createdAt,
        task.connectivityAt,
        task.pullStartedAt,
        task.pullStoppedAt,
        task.startedAt,
      ];
      expect(isAscending([...up, task.stoppingAt, task.stoppedAt])).toBe(true);
      expect(isAscending([...up, task.executionStoppedAt, task.stoppedAt])).toBe(true);
      expect(Math.max(...up.map((time) => time?.getTime() ?? 0))).toBeLessThanOrEqual(now);
    }
  });
});

test('a task has stopped exactly when it has the time, the code and the reason of its end', () => {
  holds((account) => {
    for (const task of account.tasks) {
      expect(task.lastStatus === 'STOPPED').toBe(task.stoppedAt !== undefined);
      expect(task.desiredStatus === 'STOPPED').toBe(task.stoppingAt !== undefined);
      expect(task.stopCode !== undefined).toBe(task.stoppingAt !== undefined);
      expect(task.stoppedReason !== undefined).toBe(task.stoppingAt !== undefined);
      const [container] = task.containers ?? [];
      expect(container?.exitCode !== undefined).toBe(task.executionStoppedAt !== undefined);
    }
  });
});

test('no stopped task is older than an hour', () => {
  holds((account, now) => {
    for (const task of account.tasks) {
      if (task.stoppedAt !== undefined) expect(now - task.stoppedAt.getTime()).toBeLessThanOrEqual(3600_000);
    }
  });
});

test('the counts of a service and of its deployments are those of its tasks', () => {
  holds((account) => {
    for (const service of account.services) {
      const tasks = tasksOf(account, service.serviceName);
      expect(service.runningCount).toBe(countOf(tasks, 'RUNNING'));
      expect(service.pendingCount).toBe(countOf(tasks, 'PROVISIONING', 'PENDING', 'ACTIVATING'));
      for (const deployment of service.deployments ?? []) {
        const own = tasks.filter((task) => task.startedBy === deployment.id);
        expect(deployment.runningCount).toBe(countOf(own, 'RUNNING'));
      }
      expect(tasks.filter((task) => task.desiredStatus === 'RUNNING').length).toBeLessThanOrEqual(
        ((service.desiredCount ?? 0) * (service.deploymentConfiguration?.maximumPercent ?? 0)) / 100,
      );
    }
  });
});

test('no two tasks share an address', () => {
  holds((account) => {
    const addresses = account.tasks.flatMap(addressesOf);
    expect(new Set(addresses).size).toBe(account.tasks.length);
  });
});

test('a target belongs to a task that has started and has not stopped', () => {
  holds((account) => {
    const live = account.tasks.filter(
      (task) => task.startedAt !== undefined && task.lastStatus !== 'STOPPED',
    );
    const addresses = live.flatMap(addressesOf);
    for (const target of Object.values(account.targetHealth).flat()) {
      expect(addresses).toContain(target.Target?.Id);
    }
  });
});

test('events of services and stacks are newest first and not in the future, those of a service at most 100', () => {
  holds((account, now) => {
    const services = account.services.map((service) =>
      (service.events ?? []).map((event) => event.createdAt),
    );
    const stacks = Object.values(account.stackEvents).map((events) => events.map((event) => event.Timestamp));
    for (const times of [...services, ...stacks]) {
      expect(isAscending(times.toReversed())).toBe(true);
      expect(times[0]?.getTime() ?? 0).toBeLessThanOrEqual(now);
    }
    for (const times of services) expect(times.length).toBeLessThanOrEqual(100);
  });
});

test('every log line belongs to the time in which its container ran', () => {
  holds((account, now) => {
    for (const task of account.tasks) {
      const id = task.taskArn?.split('/').at(-1) ?? '';
      const streams = Object.values(account.logs).flatMap((group) => Object.entries(group));
      const lines = streams.filter(([stream]) => stream.endsWith(id)).flatMap(([, written]) => written);
      for (const { timestamp } of lines) {
        expect(timestamp).toBeGreaterThanOrEqual(task.startedAt?.getTime() ?? Number.POSITIVE_INFINITY);
        expect(timestamp).toBeLessThanOrEqual(task.executionStoppedAt?.getTime() ?? now);
      }
    }
  });
});

test('everything that is named can be found', () => {
  holds((account) => {
    const definitions = account.taskDefinitions.map((definition) => definition.taskDefinitionArn);
    const groups = account.targetGroups.map((group) => group.TargetGroupArn);
    for (const task of account.tasks) expect(definitions).toContain(task.taskDefinitionArn);
    for (const service of account.services) {
      expect(definitions).toContain(service.taskDefinition);
      for (const balancer of service.loadBalancers ?? []) expect(groups).toContain(balancer.targetGroupArn);
      const records = account.serviceDeployments.map((record) => record.serviceDeploymentArn);
      expect(records).toContain(service.currentServiceDeployment);
    }
  });
});
