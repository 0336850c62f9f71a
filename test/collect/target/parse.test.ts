import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../../src/collect/target/parse.ts';
import { regionOf } from '../../../src/collect/target/region.ts';

const positional = (text: string) => parseTarget({ services: [], positional: text });
const web = (region?: string) => ({ kind: 'services', cluster: 'prod', services: ['web'], region });

describe('what a target means', () => {
  it('takes flags at their word', () => {
    expect(parseTarget({ cluster: 'prod', services: ['web', 'api', 'web'] })).toEqual({
      kind: 'services',
      cluster: 'prod',
      services: ['web', 'api'],
    });
    expect(parseTarget({ stack: 'my-stack', services: [] })).toEqual({ kind: 'stack', stack: 'my-stack' });
    expect(parseTarget({ cluster: 'prod', services: [] })).toEqual({ kind: 'cluster', cluster: 'prod' });
  });

  it('takes the default cluster where only a service is named, as ECS does', () => {
    expect(parseTarget({ services: ['web'] })).toMatchObject({ cluster: 'default', services: ['web'] });
  });

  it.each([
    'arn:aws:ecs:eu-west-1:123456789012:service/prod/web',
    'arn:aws-cn:ecs:eu-west-1:123456789012:service/prod/web',
    'arn:aws-us-gov:ecs:eu-west-1:123456789012:service/prod/web',
    'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/web/health?region=eu-west-1',
    'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/web/tasks',
    'https://console.aws.amazon.com/ecs/v2/clusters/prod/services/web?region=eu-west-1',
    'https://console.aws.amazon.com/ecs/home?region=eu-west-1#/clusters/prod/services/web/events',
    'https://console.amazonaws.cn/ecs/home?region=eu-west-1#/clusters/prod/services/web/details',
    'https://eu-west-1.console.amazonaws-us-gov.com/ecs/v2/clusters/prod/services/web',
    'https://123456789012-abcdefgh.eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/web/health?region=eu-west-1',
  ])('reads %s', (text) => {
    expect(positional(text)).toEqual(web('eu-west-1'));
  });

  it('reads cluster/service', () => {
    expect(positional('prod/web')).toEqual(web());
  });

  it('reads an old service ARN, whose cluster a flag may name', () => {
    const old = 'arn:aws:ecs:eu-west-1:123456789012:service/web';
    expect(positional(old)).toMatchObject({ cluster: 'default', services: ['web'] });
    expect(parseTarget({ cluster: 'prod', services: [], positional: old })).toEqual(web('eu-west-1'));
    expect(parseTarget({ cluster: 'prod', services: [old] })).toEqual(web('eu-west-1'));
  });

  it.each([
    ['arn:aws:ecs:eu-west-1:123456789012:task/prod/0123abcd', 'prod'],
    ['arn:aws:ecs:eu-west-1:123456789012:task/0123abcd', 'default'],
    [
      'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/tasks/0123abcd/configuration?region=eu-west-1',
      'prod',
    ],
    [
      'https://console.aws.amazon.com/ecs/home?region=eu-west-1#/clusters/prod/tasks/0123abcd/details',
      'prod',
    ],
  ])('reads the task in %s', (text, cluster) => {
    expect(positional(text)).toEqual({ kind: 'task', cluster, task: '0123abcd', region: 'eu-west-1' });
  });

  it('gives the region that the target names', () => {
    expect(regionOf(positional('arn:aws:ecs:eu-west-1:123456789012:service/prod/web'))).toBe('eu-west-1');
    expect(
      regionOf(
        parseTarget({ cluster: 'arn:aws:ecs:eu-west-2:123456789012:cluster/prod', services: ['web'] }),
      ),
    ).toBe('eu-west-2');
    expect(regionOf(positional('prod/web'))).toBeUndefined();
  });
});

describe('what is no target', () => {
  it.each([
    ['nothing', { services: [] }],
    ['a stack and a service', { stack: 's', services: ['web'] }],
    ['a stack and an argument', { stack: 's', services: [], positional: 'prod/web' }],
    ['a service and an argument', { services: ['web'], positional: 'prod/web' }],
    ['a cluster that is not that of the argument', { cluster: 'dev', services: [], positional: 'prod/web' }],
    ['half an ARN', { services: [], positional: 'arn:aws:ecs:eu-west-1' }],
    ['the ARN of something else', { services: [], positional: 'arn:aws:s3:::bucket' }],
    [
      'the ARN of a container instance',
      { services: [], positional: 'arn:aws:ecs:eu-west-1:123456789012:container-instance/prod/a' },
    ],
    [
      'an address that is not of the console',
      {
        services: [],
        positional: 'https://console.aws.amazon.com.evil.example/ecs/v2/clusters/prod/services/web',
      },
    ],
    ['an address of another page', { services: [], positional: 'https://console.aws.amazon.com/s3/buckets' }],
    ['a word', { services: [], positional: 'web' }],
    ['a path', { services: [], positional: 'a/b/c' }],
    ['a name with an escape', { cluster: 'prod\u001b[31m', services: ['web'] }],
    ['a stack with a slash', { stack: 'a/b', services: [] }],
    [
      'services of two clusters',
      {
        services: [
          'arn:aws:ecs:eu-west-1:123456789012:service/a/x',
          'arn:aws:ecs:eu-west-1:123456789012:service/b/x',
        ],
      },
    ],
    [
      'services of two regions',
      {
        services: [
          'arn:aws:ecs:eu-west-1:123456789012:service/a/x',
          'arn:aws:ecs:eu-west-2:123456789012:service/a/y',
        ],
      },
    ],
  ])('refuses %s and says what to do', (_, flags) => {
    let caught: unknown;
    try {
      parseTarget(flags);
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ name: 'UserError', exitCode: 2, hint: expect.stringMatching(/\w/) });
  });
});
