import { describe, expect, it } from 'vitest';
import { liveRequest } from '../../../src/collect/logs/live-request.ts';
import { untrusted } from '../../../src/model/text.ts';

function source(group: string, container = 'web', region = 'eu-west-1') {
  return {
    cluster: 'store',
    services: ['shop'],
    group: untrusted(group),
    groupArn: `arn:aws:logs:${region}:111122223333:log-group:${group}`,
    containerName: untrusted(container),
    streamsBegin: `ecs/${container}/`,
  };
}

describe('the request of a session', () => {
  it('chooses the streams of a single group', () => {
    expect(liveRequest([source('/a'), source('/a', 'proxy'), source('/a')])).toEqual({
      kind: 'possible',
      region: 'eu-west-1',
      input: {
        logGroupIdentifiers: ['arn:aws:logs:eu-west-1:111122223333:log-group:/a'],
        logStreamNamePrefixes: ['ecs/web/', 'ecs/proxy/'],
      },
    });
  });

  it('takes all streams of several groups, because AWS lets nobody choose there', () => {
    expect(liveRequest([source('/a'), source('/b')])).toMatchObject({
      input: { logStreamNamePrefixes: undefined },
    });
  });

  it('takes all streams of a group where there are more prefixes than AWS takes', () => {
    const many = Array.from({ length: 11 }, (_, index) => source('/a', `c${index}`));
    expect(liveRequest(many)).toMatchObject({ input: { logStreamNamePrefixes: undefined } });
  });

  it('is impossible for more groups than a session has, and for several regions', () => {
    const many = Array.from({ length: 11 }, (_, index) => source(`/${index}`));
    expect(liveRequest(many)).toMatchObject({
      kind: 'impossible',
      why: expect.stringContaining('10 log groups at most, of 11'),
    });
    expect(liveRequest([source('/a'), source('/b', 'web', 'us-east-1')]).kind).toBe('impossible');
  });
});
