import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../src/aws/failure.ts';
import { actionOf, type OperationName, SERVICE_OF } from '../../src/aws/operations.ts';
import { collect } from '../../src/collect/collect.ts';
import { type Section, valueOr } from '../../src/model/section.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { formatSnapshot } from '../../src/snapshot/format.ts';
import { parseSnapshot } from '../../src/snapshot/parse.ts';
import { listCases } from '../support/case-account.ts';
import { denial, NOW, openCase, overridden, roundsOf } from './ports.ts';

function sectionsOf({ blueprint, vitals }: Snapshot): Record<string, Section<unknown>> {
  const { service: settings, ...asked } = blueprint;
  const { otherStoppedTasks: _, ...happened } = vitals;
  return { settings, ...asked, ...happened };
}

function statesOf(snapshot: Snapshot): Record<string, string> {
  return Object.fromEntries(Object.entries(sectionsOf(snapshot)).map(([name, { state }]) => [name, state]));
}

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
});

describe('collecting with less than all permissions', () => {
  const dependents: Partial<Record<OperationName, readonly string[]>> = {
    DescribeServices: ['settings', 'service', 'targetGroups', 'targetHealth'],
    ListTasks: ['runningTasks', 'stoppedTasks', 'containerInstances', 'logs'],
    DescribeTasks: ['runningTasks', 'stoppedTasks', 'containerInstances', 'logs'],
    DescribeTaskDefinition: ['taskDefinitions', 'logs'],
    ListServiceDeployments: ['serviceDeployments'],
    DescribeServiceDeployments: ['serviceDeployments'],
    DescribeServiceRevisions: ['serviceRevisions'],
    DescribeTargetGroups: ['targetGroups'],
    DescribeStacks: ['stack'],
    DescribeStackEvents: ['stack'],
    FilterLogEvents: ['logs'],
  };
  const readings = Object.keys(SERVICE_OF).filter((name): name is OperationName => name in SERVICE_OF);

  it.each(readings)('says where %s is denied, and reads everything else', async (operation) => {
    const { port, target } = openCase('deployment-89');
    const withStack = { ...target, stack: 'MinimalBackendStack' };
    const whole = statesOf(await collect(port, withStack, NOW.getTime()));
    const refusing = overridden(port, (call) =>
      call.operation === operation ? Promise.reject(denial(operation)) : undefined,
    );
    const snapshot = await collect(refusing.port, withStack, NOW.getTime());
    const expected = Object.fromEntries((dependents[operation] ?? []).map((name) => [name, 'denied']));
    expect(statesOf(snapshot)).toEqual({ ...whole, ...expected });
    for (const section of Object.values(sectionsOf(snapshot))) {
      if (section.state === 'denied') expect(section.action).toBe(actionOf(operation));
    }
  });

  it('says for each target group whether its targets may be read', async () => {
    const { port, target } = openCase('deployment-89');
    const refusing = overridden(port, ({ operation }) =>
      operation === 'DescribeTargetHealth' ? Promise.reject(denial(operation)) : undefined,
    );
    const { vitals } = await collect(refusing.port, target, NOW.getTime());
    expect(vitals.targetHealth).toMatchObject({
      state: 'present',
      value: [{ targets: { state: 'denied', action: 'elasticloadbalancing:DescribeTargetHealth' } }],
    });
  });

  it('says that a call was throttled', async () => {
    const { port, target } = openCase('deployment-89');
    const throttled = overridden(port, ({ operation }) =>
      operation === 'DescribeTasks'
        ? Promise.reject(
            new AwsFailure('throttled', 'ecs:DescribeTasks', 'ThrottlingException', 'Rate exceeded'),
          )
        : undefined,
    );
    const { vitals } = await collect(throttled.port, target, NOW.getTime());
    expect(vitals.stoppedTasks).toMatchObject({
      state: 'failed',
      message: 'AWS throttles this call: Rate exceeded',
    });
  });

  it('lists the stopped tasks of the service where those of the cluster may not be listed', async () => {
    const { port, target } = openCase('deployment-89');
    const refusing = overridden(port, ({ operation, input }) =>
      operation === 'ListTasks' && !('serviceName' in input)
        ? Promise.reject(denial('ListTasks'))
        : undefined,
    );
    const { vitals } = await collect(refusing.port, target, NOW.getTime());
    expect(valueOr(vitals.stoppedTasks, [])).toHaveLength(48);
  });

  it.each([
    ['no-credentials', 'CredentialsProviderError', 'aws sso login --profile ops'],
    ['expired', 'ExpiredTokenException', 'aws sso login --profile ops'],
    ['unreachable', 'ENOTFOUND', 'eu-nowhere-1'],
  ] as const)('says what to type when there is no way to AWS: %s', async (kind, code, help) => {
    const { port, target } = openCase('deployment-89');
    const closed = overridden(port, () =>
      Promise.reject(new AwsFailure(kind, 'ecs:DescribeServices', code, 'no')),
    );
    const collecting = collect(closed.port, { ...target, region: 'eu-nowhere-1' }, NOW.getTime(), {
      profile: 'ops',
    });
    await expect(collecting).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 3,
      hint: expect.stringContaining(help),
    });
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

describe('answers that are not what they should be', () => {
  it('takes an answer without its list for a failed observation, not for an empty one', async () => {
    const { port, target } = openCase('deployment-89');
    const hollow = overridden(port, ({ operation }) =>
      operation === 'ListTasks' ? Promise.resolve({}) : undefined,
    );
    const { vitals } = await collect(hollow.port, target, NOW.getTime());
    expect(vitals.stoppedTasks).toEqual({
      state: 'failed',
      action: 'ecs:ListTasks',
      message: 'the answer to ecs:ListTasks has no taskArns',
    });
  });

  it('names a field of the wrong type, and not what is in it', async () => {
    const { port, target } = openCase('deployment-89');
    const odd = overridden(port, ({ operation }) =>
      operation === 'DescribeTasks'
        ? Promise.resolve({ tasks: [{ taskArn: 'a', taskDefinitionArn: 17 }] })
        : undefined,
    );
    const { vitals } = await collect(odd.port, target, NOW.getTime());
    expect(vitals.stoppedTasks).toMatchObject({
      state: 'failed',
      message: 'the answer to ecs:DescribeTasks has a malformed tasks.0.taskDefinitionArn',
    });
  });

  it('follows pages to the end, empty ones included', async () => {
    const { port, target, incident } = openCase('deployment-89');
    const arns = incident.account.tasks.map(({ taskArn }) => taskArn);
    const pages = [arns.slice(0, 10), [], arns.slice(10)];
    const paged = overridden(port, ({ operation, input }) => {
      if (operation !== 'ListTasks' || 'serviceName' in input) return undefined;
      const taskArns = pages.shift();
      return Promise.resolve({ taskArns, nextToken: pages.length > 0 ? `more-${pages.length}` : undefined });
    });
    const { vitals } = await collect(paged.port, target, NOW.getTime());
    expect(valueOr(vitals.stoppedTasks, [])).toHaveLength(48);
  });

  it('does not go round in circles after a token that comes again', async () => {
    const { port, target } = openCase('deployment-89');
    const circling = overridden(port, ({ operation }) =>
      operation === 'ListServiceDeployments'
        ? Promise.resolve({ serviceDeployments: [], nextToken: 'again' })
        : undefined,
    );
    const { vitals } = await collect(circling.port, target, NOW.getTime());
    expect(vitals.serviceDeployments).toMatchObject({
      state: 'failed',
      message: 'the pages of ecs:ListServiceDeployments go round in circles',
    });
    expect(circling.calls.filter(({ operation }) => operation === 'ListServiceDeployments')).toHaveLength(2);
  });

  it('carries a value that it does not know', async () => {
    const { port, target } = openCase('deployment-89', (account) => ({
      ...account,
      services: account.services.map((service) => ({ ...service, status: 'HIBERNATING' })),
    }));
    const { vitals } = await collect(port, target, NOW.getTime());
    expect(vitals.service).toMatchObject({ value: { status: 'HIBERNATING' } });
  });
});
