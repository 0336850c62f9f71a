import { describe, expect, it } from 'vitest';
import { accountWith, asker, deployment, HEAD, numbered, pages, refusal, service } from './small-account.ts';

const ask = asker('ecs');

const account = accountWith({
  services: [service('web'), service('other')],
  serviceDeployments: [
    ...numbered('d', 25).map((id, index) =>
      deployment(id, { createdAt: new Date(index * 1000), targetServiceRevision: { arn: `revision-${id}` } }),
    ),
    deployment('theirs', { serviceArn: `${HEAD}service/prod/other` }),
    deployment('failed', { status: 'ROLLBACK_SUCCESSFUL', createdAt: new Date(60_000) }),
  ],
  serviceRevisions: [{ serviceRevisionArn: 'revision-d-1', taskDefinition: 'web:1' }],
});

describe('ListServiceDeployments', () => {
  it('gives the deployments of one service, newest first, twenty a page', () => {
    const outputs = pages(
      (nextToken) => ask(account, 'ListServiceDeployments', { cluster: 'prod', service: 'web', nextToken }),
      'nextToken',
    );
    expect(outputs).toMatchObject([
      { serviceDeployments: { length: 20, 0: { status: 'ROLLBACK_SUCCESSFUL' } } },
      { serviceDeployments: { length: 6, 5: { targetServiceRevisionArn: 'revision-d-1' } } },
    ]);
  });

  it('filters by status and by the time of creation, as Dates or as seconds', () => {
    const ofWeb = { cluster: 'prod', service: 'web' };
    expect(
      ask(account, 'ListServiceDeployments', { ...ofWeb, status: ['ROLLBACK_SUCCESSFUL'] }),
    ).toMatchObject({
      serviceDeployments: { length: 1 },
    });
    for (const createdAt of [
      { after: new Date(23_000), before: new Date(30_000) },
      { after: 23, before: 30 },
    ]) {
      expect(ask(account, 'ListServiceDeployments', { ...ofWeb, createdAt })).toMatchObject({
        serviceDeployments: [{ createdAt: new Date(24_000) }, { createdAt: new Date(23_000) }],
      });
    }
  });

  it('refuses a service that is not there', () => {
    expect(() => ask(account, 'ListServiceDeployments', { cluster: 'prod', service: 'nope' })).toThrow(
      refusal('ServiceNotFoundException', 'Service not found.'),
    );
  });
});

describe('the descriptions of deployments and revisions', () => {
  it('report what is missing', () => {
    const [known] = account.serviceDeployments;
    const serviceDeploymentArns = [known?.serviceDeploymentArn, 'gone'];
    expect(ask(account, 'DescribeServiceDeployments', { serviceDeploymentArns })).toEqual({
      serviceDeployments: [known],
      failures: [{ arn: 'gone', reason: 'MISSING' }],
    });
    const serviceRevisionArns = ['revision-d-1', 'revision-d-2'];
    expect(ask(account, 'DescribeServiceRevisions', { serviceRevisionArns })).toMatchObject({
      serviceRevisions: [{ taskDefinition: 'web:1' }],
      failures: [{ arn: 'revision-d-2' }],
    });
  });

  it('refuse more than twenty', () => {
    const arns = numbered('arn', 21);
    const tooMany = refusal('InvalidParameterException', /more than 20/);
    expect(() => ask(account, 'DescribeServiceDeployments', { serviceDeploymentArns: arns })).toThrow(
      tooMany,
    );
    expect(() => ask(account, 'DescribeServiceRevisions', { serviceRevisionArns: arns })).toThrow(tooMany);
  });
});
