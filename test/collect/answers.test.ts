import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/collect.ts';
import { valueOr } from '../../src/model/section.ts';
import { NOW, openCase, overridden } from './ports.ts';

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
