import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { NO_FAULTS } from '../../../src/simulator/account.ts';
import { accountWith, asker, HEAD, numbered, pages, refusal, service, task } from './small-account.ts';

const ask = asker('ecs');

const account = accountWith({
  services: [service('web'), service('worker')],
  tasks: [
    task('b-running', { startedBy: 'ecs-svc/1', launchType: 'FARGATE' }),
    task('a-draining', { desiredStatus: 'STOPPED', lastStatus: 'DEACTIVATING' }),
    task('c-stopped', { desiredStatus: 'STOPPED', lastStatus: 'STOPPED' }),
    task('d-worker', { group: 'service:worker', taskDefinitionArn: `${HEAD}task-definition/worker:1` }),
    task('e-by-hand', { group: 'family:web', startedBy: 'someone' }),
  ],
});

const LISTED = v.object({ taskArns: v.array(v.string()) });

function ids(input: object): object {
  const { taskArns } = v.parse(LISTED, ask(account, 'ListTasks', { cluster: 'prod', ...input }));
  return { taskArns: taskArns.map((arn) => arn.split('/').at(-1)) };
}

describe('ListTasks', () => {
  it('lists tasks that should run unless asked otherwise', () => {
    expect(ids({})).toEqual({ taskArns: ['b-running', 'd-worker', 'e-by-hand'] });
  });

  it('selects by desired status: a task that drains is among the stopped, and nothing is ever desired PENDING', () => {
    expect(ids({ desiredStatus: 'STOPPED' })).toEqual({ taskArns: ['a-draining', 'c-stopped'] });
    expect(ids({ desiredStatus: 'PENDING' })).toEqual({ taskArns: [] });
    expect(() => ids({ desiredStatus: 'DEAD' })).toThrow(
      refusal('InvalidParameterException', /desiredStatus/),
    );
  });

  it('filters by service name or ARN, family, launch type and who started it', () => {
    expect(ids({ serviceName: 'web' })).toEqual({ taskArns: ['b-running'] });
    expect(ids({ serviceName: `${HEAD}service/prod/worker` })).toEqual({ taskArns: ['d-worker'] });
    expect(ids({ family: 'web' })).toEqual({ taskArns: ['b-running', 'e-by-hand'] });
    expect(ids({ launchType: 'FARGATE' })).toEqual({ taskArns: ['b-running'] });
    expect(ids({ startedBy: 'someone' })).toEqual({ taskArns: ['e-by-hand'] });
  });

  it('refuses startedBy beside another filter, and a service that is not there', () => {
    expect(() => ids({ startedBy: 'someone', serviceName: 'web' })).toThrow(
      refusal('InvalidParameterException', /startedBy/),
    );
    expect(() => ids({ serviceName: 'nope' })).toThrow(
      refusal('ServiceNotFoundException', 'Service not found.'),
    );
  });

  it('gives a hundred a page', () => {
    const crowd = accountWith({ tasks: numbered('t', 230).map((id) => task(id)) });
    const outputs = pages(
      (nextToken) => ask(crowd, 'ListTasks', { cluster: 'prod', nextToken }),
      'nextToken',
    );
    expect(outputs).toMatchObject([
      { taskArns: { length: 100 } },
      { taskArns: { length: 100 } },
      { taskArns: { length: 30 } },
    ]);
  });

  it('can hide stopped tasks from the question by service, though not from the one by cluster', () => {
    const faults = { ...NO_FAULTS, hidesStoppedTasksByService: true } as const;
    const input = { cluster: 'prod', desiredStatus: 'STOPPED' };
    expect(ask(account, 'ListTasks', { ...input, serviceName: 'web' }, faults)).toMatchObject({
      taskArns: [],
    });
    expect(ask(account, 'ListTasks', input, faults)).toMatchObject({ taskArns: { length: 2 } });
  });
});

describe('DescribeTasks', () => {
  it('takes ids, long and short ARNs, and reports what is missing', () => {
    const tasks = ['b-running', `${HEAD}task/prod/c-stopped`, `${HEAD}task/d-worker`, 'gone'];
    expect(ask(account, 'DescribeTasks', { cluster: 'prod', tasks })).toMatchObject({
      tasks: [
        { taskArn: `${HEAD}task/prod/b-running` },
        { taskArn: `${HEAD}task/prod/c-stopped` },
        { taskArn: `${HEAD}task/prod/d-worker` },
      ],
      failures: [{ arn: `${HEAD}task/prod/gone`, reason: 'MISSING' }],
    });
  });

  it('refuses none and more than a hundred', () => {
    expect(() => ask(account, 'DescribeTasks', { cluster: 'prod', tasks: [] })).toThrow(
      refusal('InvalidParameterException', 'Tasks cannot be empty.'),
    );
    expect(() => ask(account, 'DescribeTasks', { cluster: 'prod', tasks: numbered('t', 101) })).toThrow(
      refusal('InvalidParameterException', /more than 100/),
    );
  });
});

describe('DescribeTaskDefinition', () => {
  const revision = (revision: number, status: 'ACTIVE' | 'INACTIVE') => ({
    taskDefinitionArn: `${HEAD}task-definition/web:${revision}`,
    family: 'web',
    revision,
    status,
  });
  const registered = accountWith({
    taskDefinitions: [revision(9, 'ACTIVE'), revision(10, 'ACTIVE'), revision(11, 'INACTIVE')],
  });
  const describeOne = (taskDefinition: string) =>
    ask(registered, 'DescribeTaskDefinition', { taskDefinition });

  it('takes an ARN, a family with a revision, and a family alone for its latest active revision', () => {
    expect(describeOne(`${HEAD}task-definition/web:9`)).toMatchObject({ taskDefinition: { revision: 9 } });
    expect(describeOne('web:11')).toMatchObject({ taskDefinition: { revision: 11 } });
    expect(describeOne('web')).toMatchObject({ taskDefinition: { revision: 10 } });
  });

  it('refuses what is not registered, and a call without a name', () => {
    const missing = refusal('ClientException', 'Unable to describe task definition.');
    expect(() => describeOne('web:12')).toThrow(missing);
    expect(() => describeOne('nope')).toThrow(missing);
    expect(() => ask(registered, 'DescribeTaskDefinition', {})).toThrow(
      refusal('InvalidParameterException', /Value null at 'taskDefinition'/),
    );
  });
});

describe('DescribeContainerInstances', () => {
  it('takes ids and ARNs within the cluster', () => {
    const instances = accountWith({
      containerInstances: [
        { containerInstanceArn: `${HEAD}container-instance/prod/one`, ec2InstanceId: 'i-1' },
        { containerInstanceArn: `${HEAD}container-instance/test/two`, ec2InstanceId: 'i-2' },
      ],
    });
    const containerInstances = ['one', `${HEAD}container-instance/prod/one`, 'three'];
    expect(
      ask(instances, 'DescribeContainerInstances', { cluster: 'prod', containerInstances }),
    ).toMatchObject({
      containerInstances: [{ ec2InstanceId: 'i-1' }, { ec2InstanceId: 'i-1' }],
      failures: [{ arn: `${HEAD}container-instance/prod/three` }],
    });
  });
});
