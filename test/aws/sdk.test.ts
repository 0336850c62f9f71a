import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeServicesCommand, ECSClient, StopTaskCommand } from '@aws-sdk/client-ecs';
import {
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SERVICE_OF } from '../../src/aws/operations.ts';
import { guardReadOnly } from '../../src/aws/sdk/read-only.ts';
import { ROUTES } from '../../src/aws/sdk/routes.ts';
import { sdkPort } from '../../src/aws/sdk.ts';

const ecs = mockClient(ECSClient);
const cloudFormation = mockClient(CloudFormationClient);
const logs = mockClient(CloudWatchLogsClient);
const loadBalancing = mockClient(ElasticLoadBalancingV2Client);

beforeEach(() => {
  vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
});

afterEach(() => {
  vi.unstubAllEnvs();
  for (const mock of [ecs, cloudFormation, logs, loadBalancing]) mock.reset();
});

function port() {
  return sdkPort({ region: 'eu-central-1', signal: new AbortController().signal });
}

function named(name: string): Error {
  return Object.assign(new Error('no'), { name });
}

describe('sdkPort', () => {
  it('sends each operation to its service and hands the answer on', async () => {
    ecs.on(DescribeServicesCommand, { services: ['a'] }).resolves({ services: [] });
    cloudFormation.on(DescribeStacksCommand, { StackName: 's' }).resolves({ Stacks: [] });
    logs.on(FilterLogEventsCommand, { logGroupName: 'g' }).resolves({ events: [] });
    loadBalancing.on(DescribeTargetHealthCommand).resolves({ TargetHealthDescriptions: [] });
    expect(await port().call('DescribeServices', { services: ['a'] })).toEqual({ services: [] });
    expect(await port().call('DescribeStacks', { StackName: 's' })).toEqual({ Stacks: [] });
    expect(await port().call('FilterLogEvents', { logGroupName: 'g' })).toEqual({ events: [] });
    expect(await port().call('DescribeTargetHealth', { TargetGroupArn: 't' })).toEqual({
      TargetHealthDescriptions: [],
    });
  });

  it('bounds every call with a signal', async () => {
    ecs.on(DescribeServicesCommand).resolves({});
    await port().call('DescribeServices', { services: ['a'] });
    expect(ecs.call(0).args).toMatchObject([{}, { abortSignal: expect.any(AbortSignal) }]);
  });

  it('ends at an interrupt although the SDK still waits, as it does for credentials', async () => {
    const controller = new AbortController();
    ecs.on(DescribeServicesCommand).callsFake(() => {
      controller.abort();
      return new Promise(() => undefined);
    });
    const interrupted = sdkPort({ region: 'eu-central-1', signal: controller.signal });
    await expect(interrupted.call('DescribeServices', { services: ['a'] })).rejects.toMatchObject({
      name: 'AwsFailure',
      code: 'Interrupted',
    });
  });

  it('rejects with an AwsFailure that names the action', async () => {
    ecs.on(DescribeServicesCommand).rejects(named('AccessDeniedException'));
    await expect(port().call('DescribeServices', { services: ['a'] })).rejects.toMatchObject({
      name: 'AwsFailure',
      kind: 'denied',
      action: 'ecs:DescribeServices',
    });
  });

  it('asks again once, with new clients, when the credentials have expired', async () => {
    ecs.on(DescribeServicesCommand).rejectsOnce(named('ExpiredTokenException')).resolves({ services: [] });
    expect(await port().call('DescribeServices', { services: ['a'] })).toEqual({ services: [] });
    const [first, second] = ecs.calls();
    expect(first?.thisValue).not.toBe(second?.thisValue);
  });

  it('gives up when the new credentials have expired as well', async () => {
    ecs.on(DescribeServicesCommand).rejects(named('ExpiredTokenException'));
    await expect(port().call('DescribeServices', { services: ['a'] })).rejects.toMatchObject({
      kind: 'expired',
    });
    expect(ecs.calls()).toHaveLength(2);
  });

  it('asks once more when an answer broke off, but not when a proxy answered', async () => {
    ecs.on(DescribeServicesCommand).rejectsOnce(new SyntaxError('Unexpected end of JSON input')).resolves({});
    expect(await port().call('DescribeServices', { services: ['a'] })).toEqual({});
    ecs.reset();
    ecs
      .on(DescribeServicesCommand)
      .rejects(new SyntaxError('Unexpected token \'<\', "<html>" is not valid JSON'));
    await expect(port().call('DescribeServices', { services: ['a'] })).rejects.toMatchObject({
      kind: 'failed',
    });
    expect(ecs.calls()).toHaveLength(1);
  });

  it('uses a client of the region that a call names', async () => {
    logs.on(FilterLogEventsCommand).resolves({ events: [] });
    const aws = port();
    await aws.call('FilterLogEvents', { logGroupName: 'g' });
    await aws.call('FilterLogEvents', { logGroupName: 'g' }, { region: 'us-west-2' });
    const regions = logs
      .calls()
      .map(({ thisValue: client }) => (client instanceof CloudWatchLogsClient ? client.config.region() : ''));
    expect(await Promise.all(regions)).toEqual(['eu-central-1', 'us-west-2']);
  });
});

describe('the read-only guarantee', () => {
  it('has a route for the reading operations and for nothing else', () => {
    const session = 'StartLiveTail';
    expect([...Object.keys(ROUTES), session].sort()).toEqual(Object.keys(SERVICE_OF).sort());
    for (const operation of Object.keys(ROUTES)) expect(operation).toMatch(/^(Describe|List|Filter)/);
  });

  it('throws before a command is sent that is not in the table', async () => {
    ecs.restore();
    const client = guardReadOnly(new ECSClient({ region: 'eu-central-1', endpoint: 'http://127.0.0.1:9' }));
    const stop = async () => await client.send(new StopTaskCommand({ task: 'x' }));
    await expect(stop()).rejects.toThrow('StopTaskCommand is not one of the reading operations');
  });
});
