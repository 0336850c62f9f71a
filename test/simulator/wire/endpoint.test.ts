import { request } from 'node:http';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListClustersCommand } from '@aws-sdk/client-ecs';
import { afterEach, describe, expect, it } from 'vitest';
import { type Breakage, type Faults, NO_FAULTS } from '../../../src/simulator/account.ts';
import { type Endpoint, startEndpoint } from '../../../src/simulator/wire/endpoint.ts';
import { accountWith, CLUSTER } from '../operations/small-account.ts';
import { clientsOf } from './sdk-clients.ts';

let endpoint: Endpoint | undefined;

afterEach(async () => {
  await endpoint?.close();
  endpoint = undefined;
});

async function start(faults: Partial<Faults> = {}): Promise<string> {
  endpoint = await startEndpoint(() => accountWith(), { ...NO_FAULTS, ...faults });
  return endpoint.url;
}

const LIST_CLUSTERS = { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters' };

async function post(url: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { method: 'POST', body, headers });
  return { status: response.status, text: await response.text() };
}

describe('the endpoint', () => {
  it('listens on the loopback interface alone', async () => {
    expect(await start()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('answers in the envelope of the query protocol, in the namespace of the service', async () => {
    const { text } = await post(await start(), 'Action=DescribeStacks&Version=2010-05-15');
    expect(text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult>' +
        '<Stacks></Stacks></DescribeStacksResult><ResponseMetadata>' +
        '<RequestId>00000000-0000-4000-8000-000000000001</RequestId></ResponseMetadata></DescribeStacksResponse>',
    );
  });

  it('refuses what it cannot read, and goes on', async () => {
    const url = await start();
    const refused = [
      [await post(url, '{', LIST_CLUSTERS), 400, 'SerializationException'],
      [await post(url, '[]', LIST_CLUSTERS), 400, 'SerializationException'],
      [
        await post(url, '{}', { 'x-amz-target': 'DynamoDB_20120810.GetItem' }),
        400,
        'UnknownOperationException',
      ],
      [await post(url, ''), 400, 'MissingAction'],
      [await post(url, 'Action=GetUser&Version=2010-05-08'), 400, 'InvalidAction'],
      [await post(url, 'Action=DeleteStack&Version=2010-05-15'), 400, 'InvalidAction'],
      [await post(url, 'x'.repeat(1_048_577), LIST_CLUSTERS), 413, 'RequestEntityTooLarge'],
    ] as const;
    for (const [answer, status, code] of refused) {
      expect(answer.status).toBe(status);
      expect(answer.text).toContain(code);
    }
    expect(JSON.parse((await post(url, '{}', LIST_CLUSTERS)).text)).toEqual({ clusterArns: [CLUSTER] });
  });

  it('says so when the account cannot be read', async () => {
    endpoint = await startEndpoint(() => {
      throw new Error('the world has ended');
    });
    const answer = await post(endpoint.url, '{}', LIST_CLUSTERS);
    expect(answer).toMatchObject({ status: 500, text: expect.stringContaining('the world has ended') });
  });

  it('outlives a caller who leaves before the answer', async () => {
    const url = await start({ delayMilliseconds: { 'ecs:ListClusters': 20 } });
    const leaving = request(url, { method: 'POST', headers: LIST_CLUSTERS });
    const left = new Promise((resolve) => leaving.once('error', resolve));
    leaving.end('{}', () => leaving.destroy());
    expect(await left).toMatchObject({ code: 'ECONNRESET' });
    expect(await post(url, '{}', LIST_CLUSTERS)).toMatchObject({ status: 200 });
  });

  it('closes at once, however long an answer is held back', async () => {
    const url = await start({ delayMilliseconds: { 'ecs:ListClusters': 3_600_000 } });
    const waiting = post(url, '{}', LIST_CLUSTERS).catch(() => 'dropped');
    await post(url, 'Action=DescribeStacks&Version=2010-05-15');
    await endpoint?.close();
    endpoint = undefined;
    expect(await waiting).toBe('dropped');
  });
});

describe('a damaged answer', () => {
  const ACTIONS = ['ecs:ListClusters', 'cloudformation:DescribeStacks'];
  const breaking = (breakage: Breakage) =>
    start({ broken: Object.fromEntries(ACTIONS.map((action) => [action, breakage])) });

  it('is a page of HTML with 502, which both protocols reject', async () => {
    const { ecs, cloudformation } = clientsOf(await breaking('html'));
    const bad = { $metadata: { httpStatusCode: 502 } };
    await expect(ecs.send(new ListClustersCommand({}))).rejects.toMatchObject({
      $response: { statusCode: 502 },
    });
    await expect(cloudformation.send(new DescribeStacksCommand({}))).rejects.toMatchObject(bad);
  });

  it('hides a refusal too', async () => {
    const { cloudformation } = clientsOf(await breaking('html'));
    await expect(
      cloudformation.send(new DescribeStacksCommand({ StackName: 'nope' })),
    ).rejects.not.toMatchObject({ name: 'ValidationError' });
  });

  it('is empty, which the clients take for success without contents', async () => {
    const { ecs, cloudformation } = clientsOf(await breaking('empty'));
    expect((await ecs.send(new ListClustersCommand({}))).clusterArns).toBeUndefined();
    expect((await cloudformation.send(new DescribeStacksCommand({}))).Stacks).toBeUndefined();
  });

  it('is cut in half', async () => {
    const url = await breaking('truncated');
    expect((await post(url, '{}', LIST_CLUSTERS)).text).toMatch(/^\{"clusterArns":\["arn:[^\]]*$/);
  });

  it('never ends, until the caller gives up', async () => {
    const url = await breaking('stalled');
    const giveUp = new AbortController();
    const { body } = await fetch(url, {
      method: 'POST',
      body: '{}',
      headers: LIST_CLUSTERS,
      signal: giveUp.signal,
    });
    const reader = body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toMatch(/^\{"clusterArns/);
    const rest = reader?.read();
    await post(url, 'Action=DescribeStackEvents&Version=2010-05-15');
    giveUp.abort();
    await expect(rest).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('has text where a list belongs', async () => {
    const { ecs } = clientsOf(await breaking('mistyped'));
    expect(await ecs.send(new ListClustersCommand({}))).toMatchObject({ clusterArns: 'mistyped' });
  });
});
