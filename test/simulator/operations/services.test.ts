import { describe, expect, it } from 'vitest';
import { accountWith, asker, CLUSTER, HEAD, numbered, pages, refusal, service } from './small-account.ts';

const ask = asker('ecs');

describe('DescribeServices', () => {
  const account = accountWith({ services: [service('web'), service('old', { status: 'INACTIVE' })] });

  it('takes names and ARNs, of services and of the cluster, and reports what is missing', () => {
    const input = {
      cluster: CLUSTER,
      services: ['web', `${HEAD}service/prod/old`, `${HEAD}service/web`, 'gone'],
    };
    expect(ask(account, 'DescribeServices', input)).toMatchObject({
      services: [{ serviceName: 'web' }, { serviceName: 'old', status: 'INACTIVE' }, { serviceName: 'web' }],
      failures: [{ arn: `${HEAD}service/prod/gone`, reason: 'MISSING' }],
    });
  });

  it('refuses none and more than ten services', () => {
    expect(() => ask(account, 'DescribeServices', { cluster: 'prod' })).toThrow(
      refusal('InvalidParameterException', 'Services cannot be empty.'),
    );
    expect(() => ask(account, 'DescribeServices', { cluster: 'prod', services: numbered('s', 11) })).toThrow(
      refusal('InvalidParameterException', /more than 10/),
    );
  });

  it('looks in the cluster named default where none is given, and refuses a cluster that is not there', () => {
    const missing = refusal('ClusterNotFoundException', 'Cluster not found.');
    expect(() => ask(account, 'DescribeServices', { services: ['web'] })).toThrow(missing);
    const home = accountWith({
      clusters: [{ clusterArn: `${HEAD}cluster/default`, clusterName: 'default' }],
    });
    expect(ask(home, 'DescribeServices', { services: ['web'] })).toMatchObject({
      failures: [{ arn: `${HEAD}service/default/web` }],
    });
  });

  it('refuses the ARN of a service in another cluster', () => {
    const input = { cluster: 'prod', services: [`${HEAD}service/test/web`] };
    expect(() => ask(account, 'DescribeServices', input)).toThrow(
      refusal('InvalidParameterException', /Identifier is for cluster test\. Your cluster is prod/),
    );
  });

  it('gives the newest hundred events, newest first', () => {
    const events = numbered('event', 130).map((message, index) => ({
      message,
      createdAt: new Date(index * 1000),
    }));
    const noisy = accountWith({ services: [service('web', { events })] });
    const newest = events.slice(30).reverse();
    expect(ask(noisy, 'DescribeServices', { cluster: 'prod', services: ['web'] })).toMatchObject({
      services: [{ events: newest }],
    });
  });

  it('gives tags only where they are asked for', () => {
    const tagged = accountWith({ services: [service('web', { tags: [{ key: 'team', value: 'shop' }] })] });
    const input = { cluster: 'prod', services: ['web'] };
    expect(ask(tagged, 'DescribeServices', input)).toMatchObject({ services: [{ tags: undefined }] });
    expect(ask(tagged, 'DescribeServices', { ...input, include: ['TAGS'] })).toMatchObject({
      services: [{ tags: [{ key: 'team' }] }],
    });
  });
});

describe('ListServices', () => {
  const account = accountWith({
    services: [...numbered('s', 12).map((name) => service(name)), service('old', { status: 'DRAINING' })],
  });

  it('gives ten a page unless asked otherwise, and only active services', () => {
    const sizes = pages(
      (nextToken) => ask(account, 'ListServices', { cluster: 'prod', nextToken }),
      'nextToken',
    );
    expect(sizes).toMatchObject([{ serviceArns: { length: 10 } }, { serviceArns: { length: 2 } }]);
    expect(ask(account, 'ListServices', { cluster: 'prod', maxResults: 100 })).toMatchObject({
      serviceArns: { length: 12 },
      nextToken: undefined,
    });
  });

  it('refuses page sizes out of bounds and tokens that it did not hand out', () => {
    for (const maxResults of [0, 101, 1.5]) {
      expect(() => ask(account, 'ListServices', { cluster: 'prod', maxResults })).toThrow(
        refusal('InvalidParameterException', /maxResults/),
      );
    }
    const foreign = Buffer.from('ListTasks/10').toString('base64url');
    for (const nextToken of ['', 'x', foreign]) {
      expect(() => ask(account, 'ListServices', { cluster: 'prod', nextToken })).toThrow(
        refusal('InvalidParameterException', /nextToken/),
      );
    }
  });
});

describe('clusters', () => {
  it('are listed by ARN while they are active', () => {
    const account = accountWith({
      clusters: [
        { clusterArn: CLUSTER, clusterName: 'prod', status: 'ACTIVE' },
        { clusterArn: `${HEAD}cluster/gone`, clusterName: 'gone', status: 'INACTIVE' },
      ],
    });
    expect(ask(account, 'ListClusters', {})).toEqual({ clusterArns: [CLUSTER], nextToken: undefined });
  });

  it('are described by name or ARN, and as missing where they are not there', () => {
    expect(ask(accountWith(), 'DescribeClusters', { clusters: ['prod', CLUSTER, 'nope'] })).toMatchObject({
      clusters: [{ clusterName: 'prod' }, { clusterName: 'prod' }],
      failures: [{ arn: `${HEAD}cluster/nope`, reason: 'MISSING' }],
    });
    expect(ask(accountWith(), 'DescribeClusters', {})).toMatchObject({
      failures: [{ arn: `${HEAD}cluster/default` }],
    });
  });
});

describe('an operation that is not simulated', () => {
  it('is refused as each protocol does, also when another service has it', () => {
    expect(() => ask(accountWith(), 'DeleteService', {})).toThrow(
      refusal('UnknownOperationException', /DeleteService/),
    );
    expect(() => asker('cloudformation')(accountWith(), 'ListTasks', {})).toThrow(
      refusal('InvalidAction', /ListTasks/),
    );
    expect(() => ask(accountWith(), 'constructor', {})).toThrow(
      refusal('UnknownOperationException', /constructor/),
    );
  });
});
