import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/collect.ts';
import { valueOr } from '../../src/model/section.ts';
import { formatSnapshot } from '../../src/snapshot/format.ts';
import { parseSnapshot } from '../../src/snapshot/parse.ts';
import { listCases } from '../support/case-account.ts';
import { NOW, openCase, overridden, roundsOf } from './ports.ts';
import { sectionsOf } from './sections.ts';

describe('collecting a service', () => {
  it.each(listCases())('gives a snapshot of %s that survives being saved', async (id) => {
    const { port, target, incident } = openCase(id);
    const snapshot = await collect(port, target, NOW.getTime());
    const unread = Object.values(sectionsOf(snapshot)).filter(({ state }) => state === 'failed');
    expect(unread).toEqual([]);
    const denied = Object.values(sectionsOf(snapshot)).flatMap((one) =>
      one.state === 'denied' ? [one.action] : [],
    );
    for (const action of denied) expect(incident.faults.denied).toContain(action);
    expect(parseSnapshot(formatSnapshot(snapshot), id)).toEqual(snapshot);
  });

  it('reads the founding story whole', async () => {
    const { port, target } = openCase('deployment-89');
    const { blueprint, vitals, target: looked } = await collect(port, target, NOW.getTime());
    expect(looked).toMatchObject({ account: '123456789012', stack: 'MinimalBackendStack' });
    expect(valueOr(blueprint.taskDefinitions, [])[0]).toMatchObject({
      memoryMiB: 512,
      containers: [{ healthCheck: { startPeriodSeconds: 60, retries: 3, intervalSeconds: 30 } }],
    });
    expect(blueprint.service).toMatchObject({
      value: { healthCheckGracePeriodSeconds: 120, circuitBreaker: { enabled: false, rollback: false } },
    });
    expect(valueOr(blueprint.targetGroups, [])).toHaveLength(1);
    expect(valueOr(vitals.runningTasks, [])).toHaveLength(4);
    expect(valueOr(vitals.stoppedTasks, [])).toHaveLength(48);
    expect(vitals.service).toMatchObject({ value: { desiredCount: 2, runningCount: 4 } });
    const lines = valueOr(vitals.logs, []).flatMap((one) => valueOr(one.lines, []));
    expect(lines.some(({ message }) => message.includes('Application startup complete'))).toBe(true);
  });

  it('asks little of AWS: at most 15 calls, at most four of them one behind the other', async () => {
    const { port, target } = openCase('deployment-89');
    const measured = roundsOf(port);
    const { apiCalls } = await collect(measured.port, target, NOW.getTime());
    expect(Object.values(apiCalls).reduce((sum, calls) => sum + calls, 0)).toBeLessThanOrEqual(15);
    expect(measured.rounds()).toBeLessThanOrEqual(4);
  });

  it('leaves the logs alone when they are not wanted', async () => {
    const { port, target } = openCase('deployment-89');
    const { vitals, apiCalls } = await collect(port, target, NOW.getTime(), { logs: 'skip' });
    expect(vitals.logs.state).toBe('absent');
    expect(apiCalls).not.toHaveProperty('logs:FilterLogEvents');
  });

  it('knows the private address of a task, which its target is registered with', async () => {
    const { port, target } = openCase('deployment-89');
    const { vitals } = await collect(port, target, NOW.getTime());
    const addresses = valueOr(vitals.runningTasks, []).map(({ privateAddress }) => privateAddress);
    const targets = valueOr(vitals.targetHealth, []).flatMap((group) => valueOr(group.targets, []));
    expect(targets.length).toBeGreaterThan(0);
    for (const { targetId } of targets) expect(addresses).toContain(targetId);
  });

  it('sorts stopped tasks by their stop, newest first', async () => {
    const { port, target } = openCase('deployment-89');
    const { vitals } = await collect(port, target, NOW.getTime());
    const stops = valueOr(vitals.stoppedTasks, []).map((task) => task.stoppedAt ?? Number.POSITIVE_INFINITY);
    expect(stops).toEqual(stops.toSorted((one, other) => other - one));
  });

  it('keeps a task that is told to stop and still drains among the stopped ones, with its own status', async () => {
    const { port, target } = openCase('deployment-89', (account) => ({
      ...account,
      tasks: account.tasks.map((task) =>
        task.lastStatus === 'RUNNING'
          ? { ...task, desiredStatus: 'STOPPED', lastStatus: 'DEACTIVATING' }
          : task,
      ),
    }));
    const { vitals } = await collect(port, target, NOW.getTime());
    expect(valueOr(vitals.runningTasks, [])).toEqual([]);
    const draining = valueOr(vitals.stoppedTasks, []).filter(
      ({ lastStatus }) => lastStatus === 'DEACTIVATING',
    );
    expect(draining).toHaveLength(4);
  });

  it('counts stopped tasks of others, and does not mix them in', async () => {
    const { port, target } = openCase('import-job-512');
    const { vitals } = await collect(port, target, NOW.getTime());
    expect(vitals.otherStoppedTasks).toBe(1);
    for (const { group } of valueOr(vitals.stoppedTasks, [])) expect(group).toBe(`service:${target.service}`);
  });

  it('keeps tasks of others that are still stopping on a host of the service, and no others', async () => {
    const told = { group: 'service:renderer', desiredStatus: 'STOPPED', lastStatus: 'STOPPING' };
    const { port, target } = openCase('deployment-89', (account) => {
      const [own, ...rest] = account.tasks.map((task) => ({ ...task, containerInstanceArn: 'host-1' }));
      if (own === undefined) throw new Error('the case has no task');
      const others = [
        { ...own, ...told, taskArn: `${own.taskArn}a`, executionStoppedAt: undefined, stoppedAt: undefined },
        { ...own, ...told, taskArn: `${own.taskArn}b`, lastStatus: 'STOPPED' },
        { ...own, ...told, taskArn: `${own.taskArn}c`, containerInstanceArn: 'host-2' },
      ];
      return { ...account, tasks: [own, ...rest, ...others] };
    });
    const { vitals } = await collect(port, target, NOW.getTime());
    expect(vitals.otherStoppedTasks).toBe(3);
    expect(vitals.otherStoppingTasks.map(({ arn }) => arn)).toEqual([expect.stringMatching(/a$/)]);
  });
});

describe('collecting what does not exist', () => {
  it('names the services of the cluster when there is no such one', async () => {
    const { port, target } = openCase('deployment-89');
    const collecting = collect(
      port,
      { ...target, service: 'MinimalBackendStack-BackendServce' },
      NOW.getTime(),
    );
    await expect(collecting).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 2,
      hint: `Did you mean one of: ${target.service}?`,
    });
  });

  it('names the clusters of the region when there is no such one', async () => {
    const { port, target } = openCase('deployment-89');
    const collecting = collect(port, { ...target, cluster: 'nope' }, NOW.getTime());
    await expect(collecting).rejects.toMatchObject({
      message: 'there is no cluster "nope" in us-east-1',
      hint: expect.stringContaining(target.cluster),
      exitCode: 2,
    });
  });

  it('asks once more for a service that is listed although an answer lacked it', async () => {
    const { port, target } = openCase('deployment-89');
    const stale = [{ services: [], failures: [{ arn: target.service, reason: 'MISSING' }] }];
    const late = overridden(port, ({ operation }) => {
      const answer = operation === 'DescribeServices' ? stale.shift() : undefined;
      return answer && Promise.resolve(answer);
    });
    const { vitals } = await collect(late.port, target, NOW.getTime());
    expect(vitals.service.state).toBe('present');
  });

  it('leaves out a task that vanished between two calls', async () => {
    const { port, target, incident } = openCase('deployment-89');
    const [first] = incident.account.tasks;
    const vanishing = overridden(port, ({ operation }, ask) =>
      operation === 'ListTasks'
        ? ask().then((answer) => ({
            ...Object(answer),
            taskArns: [...Object(answer).taskArns, `${first?.taskArn}0`],
          }))
        : undefined,
    );
    const { vitals } = await collect(vanishing.port, target, NOW.getTime());
    expect(valueOr(vitals.stoppedTasks, [])).toHaveLength(48);
  });
});
