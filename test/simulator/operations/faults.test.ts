import { describe, expect, it } from 'vitest';
import { NO_FAULTS } from '../../../src/simulator/account.ts';
import { startFaults } from '../../../src/simulator/operations/fault-state.ts';
import { answer, listOperations } from '../../../src/simulator/operations/index.ts';
import { accountWith, refusal } from './small-account.ts';

describe('faults', () => {
  it('deny one action and leave the others alone', () => {
    const state = startFaults({ ...NO_FAULTS, denied: ['ecs:ListServices'] });
    expect(() => answer(accountWith(), 'ecs', 'ListServices', {}, state)).toThrow(
      refusal('AccessDeniedException', /is not authorized to perform: ecs:ListServices on resource/),
    );
    expect(answer(accountWith(), 'ecs', 'ListClusters', {}, state)).toMatchObject({
      clusterArns: { length: 1 },
    });
  });

  it('throttle as many calls as they say, then let go', () => {
    const state = startFaults({ ...NO_FAULTS, throttled: { 'cloudformation:DescribeStacks': 2 } });
    const call = () => answer(accountWith(), 'cloudformation', 'DescribeStacks', {}, state);
    expect(call).toThrow(refusal('Throttling', 'Rate exceeded'));
    expect(call).toThrow(refusal('Throttling', 'Rate exceeded'));
    expect(call()).toMatchObject({ Stacks: [] });
  });

  it('word refusals as the protocol of each service does', () => {
    const codes = {
      ecs: 'AccessDeniedException',
      logs: 'AccessDeniedException',
      cloudformation: 'AccessDenied',
      elasticloadbalancing: 'AccessDenied',
    };
    for (const { name, service } of listOperations()) {
      const denied = startFaults({ ...NO_FAULTS, denied: [`${service}:${name}`] });
      expect(() => answer(accountWith(), service, name, {}, denied)).toThrow(
        refusal(codes[service], /not authorized/),
      );
      const expired = startFaults({ ...NO_FAULTS, credentials: 'expired' });
      expect(() => answer(accountWith(), service, name, {}, expired)).toThrow(
        refusal(/Exception/.test(codes[service]) ? 'ExpiredTokenException' : 'ExpiredToken', /expired/),
      );
    }
  });
});

describe('input that no client would send', () => {
  it('is refused by every operation and never breaks one', () => {
    const odd = [
      null,
      'text',
      7,
      [],
      { cluster: 7, services: {}, limit: 'many', StackName: [], PageSize: {} },
    ];
    for (const { name, service } of listOperations()) {
      for (const input of odd) {
        const call = () => {
          try {
            answer(accountWith(), service, name, input, startFaults());
          } catch (error) {
            expect(error).toMatchObject({ httpStatus: expect.any(Number) });
          }
        };
        expect(call).not.toThrow();
      }
    }
  });
});
