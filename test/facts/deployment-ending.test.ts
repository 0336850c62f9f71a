import { describe, expect, it } from 'vitest';
import { deploymentEnding, endingEvidence } from '../../src/facts/deployment-ending.ts';
import { readFacts } from '../../src/facts/facts.ts';
import { untrusted } from '../../src/model/text.ts';
import { gaveUp, rolledBack } from '../support/service-deployment.ts';
import { type Change, healthySnapshot } from '../support/snapshot.ts';
import { ago } from '../support/task.ts';

const BREAKER = 'Service deployment rolled back because the circuit breaker threshold was exceeded.';
const HOOK = 'Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed.';

function factsOf(change: Change) {
  return readFacts(healthySnapshot(change));
}

function endingOf(change: Change) {
  return deploymentEnding(factsOf(change));
}

describe('how the deployment in question was ended', () => {
  it('is unknown where it was not', () => {
    expect(endingOf({})).toBeUndefined();
    expect(endingOf({ deployment: { rolloutState: untrusted('IN_PROGRESS') } })).toBeUndefined();
  });

  it('stands in its record, where there is one', () => {
    expect(
      endingOf({ serviceDeployments: [rolledBack({ statusReason: untrusted(BREAKER) })] }),
    ).toMatchObject({
      kind: 'circuit-breaker',
      reason: BREAKER,
      source: 'ecs:DescribeServiceDeployments',
      ref: 'serviceDeployments[0].statusReason',
    });
  });

  it('stands in the reason of the rollback, where the record itself says no more than that', () => {
    const deployment = rolledBack({ rollback: { reason: untrusted(HOOK) } });
    expect(endingOf({ serviceDeployments: [deployment] })).toMatchObject({
      kind: 'lifecycle-hook',
      reason: HOOK,
      ref: 'serviceDeployments[0].rollback.reason',
    });
  });

  it('is an alarm where one went off, whatever the words are', () => {
    const deployment = rolledBack({
      statusReason: untrusted(BREAKER),
      triggeredAlarms: [untrusted('p99')],
    });
    expect(endingOf({ serviceDeployments: [deployment] })?.kind).toBe('alarm');
  });

  it('stands in the state of the service, where no record may be read', () => {
    expect(endingOf({ deployment: gaveUp(HOOK) })).toMatchObject({
      kind: 'lifecycle-hook',
      source: 'ecs:DescribeServices',
      ref: 'services[0].deployments[*].rolloutStateReason',
      record: undefined,
    });
  });

  it('is at least the status of its record', () => {
    const deployment = rolledBack({ statusReason: undefined });
    expect(endingOf({ serviceDeployments: [deployment] })).toMatchObject({
      kind: undefined,
      reason: 'ROLLBACK_SUCCESSFUL',
      ref: 'serviceDeployments[0].status',
    });
  });

  it('is unknown where nobody said why', () => {
    expect(endingOf({ deployment: gaveUp(undefined) })).toBeUndefined();
  });
});

describe('the evidence for how a deployment was ended', () => {
  it('quotes the words with the alarms, at the end of the deployment', () => {
    const facts = factsOf({
      serviceDeployments: [rolledBack({ triggeredAlarms: ['p99', 'errors'].map(untrusted) })],
    });
    const ending = deploymentEnding(facts);
    expect(ending && endingEvidence(ending, 'direct', facts)).toEqual({
      kind: 'deployment',
      weight: 'direct',
      source: 'ecs:DescribeServiceDeployments',
      ref: 'serviceDeployments[0].statusReason',
      at: ago(600),
      text: 'Service deployment rolled back (alarms: p99, errors)',
    });
  });

  it('is dated by the beginning of a deployment whose end is not on record', () => {
    const facts = factsOf({ deployment: { ...gaveUp(HOOK), createdAt: ago(900) } });
    const ending = deploymentEnding(facts);
    expect(ending && endingEvidence(ending, 'circumstantial', facts)).toMatchObject({
      weight: 'circumstantial',
      source: 'ecs:DescribeServices',
      at: ago(900),
      text: HOOK,
    });
  });
});
