import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../src/aws/failure.ts';
import type { OperationName } from '../../src/aws/operations.ts';
import { serviceArn } from '../../src/simulator/names.ts';
import { QUIET_SERVICE } from '../../src/simulator/scenarios/neighbours.ts';
import { NOW, runIn } from '../support/fake-context.ts';
import {
  answering,
  expired,
  failing,
  interrupted,
  type PlayedWorld,
  playedWorld,
} from '../support/played-world.ts';

const WATCH = ['watch', '--stack', 'transcoder', '--utc'];
const WAITING = 'CREATE_IN_PROGRESS: waiting for the first service';

/** A stack that has been begun and comes to its service almost four minutes later. */
function beginning(): PlayedWorld {
  return playedWorld('image-not-found', -230);
}

/** A text without its line breaks. */
function words(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** What CloudFormation says of a stack that goes back because its load balancer could not be made. */
function goingBack(operation: OperationName): unknown {
  const stack = {
    StackName: 'transcoder',
    StackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/transcoder/1',
  };
  const failed = {
    ...stack,
    EventId: '1',
    LogicalResourceId: 'LoadBalancer',
    ResourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    ResourceStatus: 'CREATE_FAILED',
    ResourceStatusReason: 'The maximum number of load balancers has been reached',
    Timestamp: new Date(NOW - 150_000),
  };
  switch (operation) {
    case 'DescribeStacks':
      return {
        Stacks: [{ ...stack, StackStatus: 'ROLLBACK_IN_PROGRESS', CreationTime: new Date(NOW - 245_000) }],
      };
    case 'DescribeStackEvents':
      return { StackEvents: [failed] };
    default:
      return undefined;
  }
}

describe('a watch of a stack that has no service yet', () => {
  it('waits for the first one, and follows it to its end', async () => {
    const run = await runIn(beginning(), ...WATCH);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(WAITING);
    expect(run.stdout).toContain('watching the deployment of transcoder-api:1');
    expect(run.stdout).toContain(
      '✖ FAILED  media-production/transcoder-api: 2 tasks failed with the same cause',
    );
  });

  it('is never silent for more than half a minute, and asks less and less often', async () => {
    const world = beginning();
    const run = await runIn(world, ...WATCH, '--timeout', '3m', '--stable-for', '1m');
    const said = [...run.stdout.matchAll(/^(\d\d:\d\d:\d\d)Z • transcoder/gm)].map(([, time]) => time ?? '');
    const seconds = said.map((time) => Date.parse(`2026-11-01T${time}Z`) / 1000);
    const gaps = seconds.slice(1).map((second, index) => second - (seconds[index] ?? 0));
    expect(seconds.length).toBeGreaterThan(5);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30);
    expect(world.requests()).toBeLessThanOrEqual(100);
  });

  it('is undecided at the timeout', async () => {
    const run = await runIn(beginning(), ...WATCH, '--timeout', '2m', '--stable-for', '1m');
    expect(run.code).toBe(4);
    expect(words(run.stdout)).toContain(
      'UNDECIDED stack transcoder: the stack is CREATE_IN_PROGRESS and has not come to a service',
    );
  });

  it('has failed where the stack goes back before', async () => {
    const world = answering(beginning(), ({ operation, seconds }) =>
      seconds > -150 ? goingBack(operation) : undefined,
    );
    const run = await runIn(world, ...WATCH);
    expect(run.code).toBe(1);
    expect(words(run.stdout)).toContain(
      'FAILED stack transcoder: the stack is ROLLBACK_IN_PROGRESS: LoadBalancer: The maximum number of',
    );
  });

  it('ends with the code of the signal at an interrupt, and leaves one last record', async () => {
    const run = await runIn(interrupted(beginning(), 60, 'SIGTERM'), ...WATCH, '-o', 'ndjson');
    expect(run.code).toBe(143);
    expect(run.stdout.trimEnd().split('\n').at(-1)).toContain('"type":"result"');
    expect(run.stdout).toContain('interrupted: no service had been found');
  });

  it('goes on through calls that fail, and says how to renew credentials', async () => {
    const world = failing(beginning(), ({ operation, seconds }) =>
      seconds > -200 && seconds < -60 ? expired(operation) : undefined,
    );
    const run = await runIn(world, ...WATCH, '--profile', 'prod');
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('aws sso login --profile prod');
    expect(run.stdout).toContain('✖ FAILED  media-production/transcoder-api');
  });

  it('does not take a throttled call for the answer', async () => {
    let refused = 0;
    const world = failing(beginning(), ({ operation }) => {
      if (operation !== 'ListStackResources' || refused >= 2) return undefined;
      refused += 1;
      return new AwsFailure('throttled', 'cloudformation:ListStackResources', 'Throttling', 'Rate exceeded');
    });
    const run = await runIn(world, ...WATCH, '--timeout', '2m', '--stable-for', '1m');
    expect(run.stdout).toContain('Rate exceeded');
    expect(run.code).toBe(4);
  });

  it('is wrong usage where there is no such stack', async () => {
    const run = await runIn(playedWorld('steady'), 'watch', '--stack', 'nothing');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('there is no stack named "nothing"');
  });
});

describe('a watch of a stack that begins a second service', () => {
  /** The resources of the stack: its service, and from the 20th second on another one. */
  const resources = (seconds: number) => ({
    StackResourceSummaries: ['catalogue', ...(seconds > 20 ? [QUIET_SERVICE.name] : [])].map((name) => ({
      LogicalResourceId: name,
      PhysicalResourceId: serviceArn('store-production', name),
      ResourceType: 'AWS::ECS::Service',
      ResourceStatus: 'UPDATE_IN_PROGRESS',
      LastUpdatedTimestamp: new Date(NOW),
    })),
  });

  it('follows it too, although the first look at it fails', async () => {
    let failures = 0;
    const world = answering(playedWorld('rolling-update'), ({ operation, input, seconds }) => {
      if (operation === 'ListStackResources') return resources(seconds);
      const isSecond = JSON.stringify(input).includes(`"services":["${QUIET_SERVICE.name}"]`);
      if (!isSecond || failures >= 2) return undefined;
      failures += 1;
      throw new AwsFailure('unreachable', 'ecs:DescribeServices', 'ECONNRESET', 'connection reset');
    });
    const run = await runIn(world, 'watch', '--stack', 'catalogue');
    expect(failures).toBe(2);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('✔ PASSED  store-production/status-page');
    expect(run.stdout).toContain('✔ PASSED  store-production/catalogue');
  });
});
