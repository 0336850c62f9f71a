import { describe, expect, it } from 'vitest';
import { accountWith, asker, pages, refusal } from './small-account.ts';

const ask = asker('elasticloadbalancing');

const ELB = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:';
const WEB = `${ELB}targetgroup/web/1111`;
const API = `${ELB}targetgroup/api/2222`;
const LOAD_BALANCER = `${ELB}loadbalancer/app/front/3333`;
const LISTENER = `${ELB}listener/app/front/3333/4444`;

const account = accountWith({
  targetGroups: [
    { TargetGroupArn: WEB, TargetGroupName: 'web', LoadBalancerArns: [LOAD_BALANCER] },
    { TargetGroupArn: API, TargetGroupName: 'api', LoadBalancerArns: [] },
  ],
  targetGroupAttributes: { [WEB]: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }] },
  targetHealth: { [WEB]: [{ Target: { Id: '10.0.0.1', Port: 80 }, TargetHealth: { State: 'healthy' } }] },
  loadBalancers: [{ LoadBalancerArn: LOAD_BALANCER, LoadBalancerName: 'front' }],
  listeners: [{ ListenerArn: LISTENER, LoadBalancerArn: LOAD_BALANCER, Port: 443 }],
  rules: [
    { RuleArn: `${ELB}listener-rule/app/front/3333/4444/5555`, Priority: '1' },
    { RuleArn: `${ELB}listener-rule/app/front/3333/9999/6666`, Priority: '2' },
  ],
});

describe('DescribeTargetGroups', () => {
  it('selects by ARN, by name, by load balancer, or not at all', () => {
    const names = (input: object) => ask(account, 'DescribeTargetGroups', input);
    expect(names({})).toMatchObject({ TargetGroups: { length: 2 } });
    expect(names({ TargetGroupArns: [API] })).toMatchObject({ TargetGroups: [{ TargetGroupName: 'api' }] });
    expect(names({ Names: ['web'] })).toMatchObject({ TargetGroups: [{ TargetGroupArn: WEB }] });
    expect(names({ LoadBalancerArn: LOAD_BALANCER })).toMatchObject({
      TargetGroups: [{ TargetGroupArn: WEB }],
    });
  });

  it('refuses one that is not there among others that are, and two ways of selecting', () => {
    expect(() => ask(account, 'DescribeTargetGroups', { TargetGroupArns: [WEB, `${WEB}x`] })).toThrow(
      refusal('TargetGroupNotFound', 'One or more target groups not found'),
    );
    expect(() => ask(account, 'DescribeTargetGroups', { TargetGroupArns: [WEB], Names: ['web'] })).toThrow(
      refusal('ValidationError', /Only one of/),
    );
    expect(() => ask(account, 'DescribeTargetGroups', { LoadBalancerArn: 'nope' })).toThrow(
      refusal('LoadBalancerNotFound', /not found/),
    );
  });

  it('pages by Marker, with page sizes written as text too', () => {
    const outputs = pages(
      (Marker) => ask(account, 'DescribeTargetGroups', { PageSize: '1', Marker }),
      'NextMarker',
    );
    expect(outputs).toMatchObject([
      { TargetGroups: [{ TargetGroupName: 'web' }] },
      { TargetGroups: [{ TargetGroupName: 'api' }] },
    ]);
    expect(() => ask(account, 'DescribeTargetGroups', { PageSize: 401 })).toThrow(
      refusal('ValidationError', /PageSize/),
    );
    expect(() => ask(account, 'DescribeTargetGroups', { Marker: 'bad' })).toThrow(
      refusal('ValidationError', /invalid/),
    );
  });
});

describe('what hangs on a target group', () => {
  it('is its health, empty where nothing is registered', () => {
    expect(ask(account, 'DescribeTargetHealth', { TargetGroupArn: WEB })).toMatchObject({
      TargetHealthDescriptions: [{ Target: { Id: '10.0.0.1' } }],
    });
    expect(ask(account, 'DescribeTargetHealth', { TargetGroupArn: API })).toEqual({
      TargetHealthDescriptions: [],
    });
  });

  it('says of a target that was asked for and is not registered that it is unused', () => {
    const Targets = [{ Id: '10.0.0.1', Port: '80' }, { Id: '10.0.0.9' }];
    expect(ask(account, 'DescribeTargetHealth', { TargetGroupArn: WEB, Targets })).toMatchObject({
      TargetHealthDescriptions: [
        { TargetHealth: { State: 'healthy' } },
        { TargetHealth: { State: 'unused', Reason: 'Target.NotRegistered' } },
      ],
    });
  });

  it('is its attributes, of which none is made up', () => {
    expect(ask(account, 'DescribeTargetGroupAttributes', { TargetGroupArn: WEB })).toMatchObject({
      Attributes: [{ Value: '30' }],
    });
    expect(ask(account, 'DescribeTargetGroupAttributes', { TargetGroupArn: API })).toEqual({
      Attributes: [],
    });
  });

  it('is refused where the group is not there or not named', () => {
    for (const operation of ['DescribeTargetHealth', 'DescribeTargetGroupAttributes']) {
      expect(() => ask(account, operation, { TargetGroupArn: 'nope' })).toThrow(
        refusal('TargetGroupNotFound', "Target groups 'nope' not found"),
      );
      expect(() => ask(account, operation, {})).toThrow(refusal('ValidationError', /'TargetGroupArn'/));
    }
  });
});

describe('load balancers, listeners and rules', () => {
  it('are found by what they belong to', () => {
    expect(ask(account, 'DescribeLoadBalancers', { Names: ['front'] })).toMatchObject({
      LoadBalancers: [{ LoadBalancerArn: LOAD_BALANCER }],
    });
    expect(ask(account, 'DescribeListeners', { LoadBalancerArn: LOAD_BALANCER })).toMatchObject({
      Listeners: [{ Port: 443 }],
    });
    expect(ask(account, 'DescribeRules', { ListenerArn: LISTENER })).toMatchObject({
      Rules: [{ Priority: '1' }],
    });
  });

  it('are refused where they are not there', () => {
    const cases = [
      ['DescribeLoadBalancers', { LoadBalancerArns: ['nope'] }, 'LoadBalancerNotFound'],
      ['DescribeListeners', { LoadBalancerArn: 'nope' }, 'LoadBalancerNotFound'],
      ['DescribeListeners', { ListenerArns: ['nope'] }, 'ListenerNotFound'],
      ['DescribeListeners', {}, 'ValidationError'],
      ['DescribeRules', { ListenerArn: 'nope' }, 'ListenerNotFound'],
      ['DescribeRules', { RuleArns: ['nope'] }, 'RuleNotFound'],
      ['DescribeRules', {}, 'ValidationError'],
    ] as const;
    for (const [operation, input, code] of cases) {
      expect(() => ask(account, operation, input)).toThrow(refusal(code, /./));
    }
  });
});
