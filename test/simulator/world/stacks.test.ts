import { expect, test } from 'vitest';
import type { StackSettings } from '../../../src/simulator/settings.ts';
import type { World } from '../../../src/simulator/world.ts';
import { serviceOf } from './look.ts';
import { type Change, played, revisionOf } from './story.ts';

const STACK: StackSettings = {
  name: 'web-stack',
  description: 'A stack of a test',
  operation: 'CREATE',
  beginsAtSeconds: -60,
  resources: [
    {
      logicalId: 'Logs',
      physicalId: '/ecs/web',
      type: 'AWS::Logs::LogGroup',
      work: { fromSeconds: 3, takesSeconds: 9 },
    },
  ],
  serviceName: 'web',
  serviceLogicalId: 'Web',
};
const NESTED: StackSettings = { ...STACK, nestedIn: { name: 'root', logicalId: 'WebStack' } };
const CRASHING = { performance: { ending: { afterSeconds: 2, exitCode: 1 } } } as const;
const BREAKER = { circuitBreaker: { enable: true, rollback: true } };

function statusOf(world: World, name: string): string | undefined {
  return world.account().stacks.find((stack) => stack.StackName === name)?.StackStatus;
}

/** `LogicalId STATUS`, oldest first. */
function eventsOf(world: World, name: string): string[] {
  const events = world.account().stackEvents[name] ?? [];
  return events.map((event) => `${event.LogicalResourceId} ${event.ResourceStatus}`).reverse();
}

function reasonsOf(world: World, name: string): string {
  return (world.account().stackEvents[name] ?? [])
    .map((event) => event.ResourceStatusReason ?? '')
    .join('\n');
}

test('B36: a stack handles its resources in order, the service last, and waits for it', () => {
  const world = played({ ...CRASHING, stacks: [STACK] }, 3600);
  expect(statusOf(world, 'web-stack')).toBe('CREATE_IN_PROGRESS');
  expect([...new Set(eventsOf(world, 'web-stack'))]).toEqual([
    'web-stack CREATE_IN_PROGRESS',
    'Logs CREATE_IN_PROGRESS',
    'Logs CREATE_COMPLETE',
    'Web CREATE_IN_PROGRESS',
  ]);
  expect(world.account().stackEvents['web-stack']?.[0]).toMatchObject({
    ResourceStatusReason: 'Eventual consistency check initiated',
    DetailedStatus: 'CONFIGURATION_COMPLETE',
    PhysicalResourceId: serviceOf(world).serviceArn,
  });
});

test('B36: a nested stack holds up its parent, which names it as a resource', () => {
  const world = played({ ...CRASHING, stacks: [NESTED] }, 3600);
  expect(statusOf(world, 'root')).toBe('CREATE_IN_PROGRESS');
  const nested = world.account().stacks.find((stack) => stack.StackName === 'web-stack');
  expect(world.account().stackResources.root).toMatchObject([
    {
      LogicalResourceId: 'WebStack',
      PhysicalResourceId: nested?.StackId,
      ResourceType: 'AWS::CloudFormation::Stack',
    },
  ]);
  expect(nested?.ParentId).toBe(world.account().stacks.find((stack) => stack.StackName === 'root')?.StackId);
});

test('B36: an update touches what has changed and lists the rest as it was', () => {
  const resources = STACK.resources.map((resource) => ({ ...resource, work: 'existing' as const }));
  const world = played({ ...CRASHING, stacks: [{ ...STACK, operation: 'UPDATE', resources }] }, 600);
  expect(eventsOf(world, 'web-stack')).toEqual(['web-stack UPDATE_IN_PROGRESS', 'Web UPDATE_IN_PROGRESS']);
  expect(world.account().stackResources['web-stack']).toMatchObject([
    { LogicalResourceId: 'Logs', ResourceStatus: 'CREATE_COMPLETE' },
    { LogicalResourceId: 'Web', ResourceStatus: 'UPDATE_IN_PROGRESS' },
  ]);
});

test('B37: when the deployment is complete, the service, its stack and the parent complete', () => {
  const world = played({ stacks: [NESTED] }, 300);
  expect(eventsOf(world, 'web-stack').slice(-2)).toEqual([
    'Web CREATE_COMPLETE',
    'web-stack CREATE_COMPLETE',
  ]);
  expect(eventsOf(world, 'root').slice(-2)).toEqual(['WebStack CREATE_COMPLETE', 'root CREATE_COMPLETE']);
});

test('B38: when the circuit breaker fails a creation, the stack is rolled back to a service without tasks', () => {
  const world = played({ ...CRASHING, service: BREAKER, stacks: [NESTED] }, 600);
  expect(eventsOf(world, 'web-stack')).toContain('Web CREATE_FAILED');
  expect(reasonsOf(world, 'web-stack')).toContain('ECS Deployment Circuit Breaker was triggered');
  expect([statusOf(world, 'web-stack'), statusOf(world, 'root')]).toEqual([
    'ROLLBACK_COMPLETE',
    'ROLLBACK_COMPLETE',
  ]);
  expect(serviceOf(world)).toMatchObject({ status: 'INACTIVE', desiredCount: 0, runningCount: 0 });
});

test.each([
  { what: 'the circuit breaker rolls back', rollback: true },
  { what: 'only CloudFormation rolls back', rollback: false },
])('B38: when an update fails and $what, the last completed revision runs again', ({ rollback }) => {
  const change: Change = {
    service: {
      circuitBreaker: { enable: true, rollback },
      releases: [
        { atSeconds: -1800, revision: revisionOf(1, {}) },
        { atSeconds: 0, revision: revisionOf(2, CRASHING) },
      ],
    },
    stacks: [{ ...STACK, operation: 'UPDATE', resources: [] }],
  };
  const world = played(change, 600);
  expect(eventsOf(world, 'web-stack').slice(-4)).toEqual([
    'Web UPDATE_IN_PROGRESS',
    'Web UPDATE_FAILED',
    'web-stack UPDATE_ROLLBACK_IN_PROGRESS',
    'web-stack UPDATE_ROLLBACK_COMPLETE',
  ]);
  expect(serviceOf(world)).toMatchObject({ runningCount: 2 });
  expect(serviceOf(world).taskDefinition).toMatch(/:1$/);
});

test('B39: after three hours CloudFormation gives up', () => {
  const world = played({ ...CRASHING, stacks: [STACK] }, 3 * 3600 - 60);
  expect(statusOf(world, 'web-stack')).toBe('CREATE_IN_PROGRESS');
  world.advanceTo(world.now() + 120_000);
  expect(eventsOf(world, 'web-stack')).toContain('web-stack ROLLBACK_IN_PROGRESS');
  expect(reasonsOf(world, 'web-stack')).toContain('Exceeded attempts to wait');
});
