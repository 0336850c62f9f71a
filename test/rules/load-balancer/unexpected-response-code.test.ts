import { describe, expect, it } from 'vitest';
import { absent } from '../../../src/model/section.ts';
import { unexpectedResponseCode } from '../../../src/rules/load-balancer/unexpected-response-code.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot, targetEvent, unhealthyTarget } from '../../support/snapshot.ts';
import { failedTarget, logOf, READY } from '../../support/task.ts';

const TASK = failedTarget();
const LOGS = [logOf(TASK, [[1, 'Starting']])];

function answering(code: number) {
  const events = [targetEvent(115, `Health checks failed with these codes: [${code}]`)];
  return healthySnapshot({ stopped: [TASK], logs: LOGS, events });
}

describe('the rule unexpected-response-code', () => {
  it.each([
    [301, 'redirects the probe'],
    [400, 'refuses the Host header'],
    [401, 'asks the probe for a login'],
    [404, 'nothing at that path'],
    [405, 'does not allow GET'],
    [500, 'health route of the application itself fails'],
  ])('says what an answer of %s means', (code, meaning) => {
    const finding = fires(unexpectedResponseCode, answering(code));
    expect(finding).toMatchObject({
      title: `The health check /health of the load balancer is answered with [${code}]`,
      confidence: 'certain',
      affected: { tasks: 1, of: 1 },
    });
    expect(finding.summary).toContain(meaning);
    expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({ weight: 'direct' });
    expect(evidenceAt(finding, 'TargetGroups[0].Matcher.HttpCode')?.text).toBe(
      'path /health, accepted codes 200',
    );
  });

  it.each([
    [502, 'A proxy in the task answers, but the application behind it does not.', 'behind the proxy'],
    [503, 'It says that it is not available', 'Keep shared dependencies out of the check'],
    [504, 'does not in time', 'slow'],
  ])('says of %s from a task that was ready what is behind it', (code, meaning, step) => {
    const logs = [logOf(TASK, [[10, READY]])];
    const events = [targetEvent(115, `Health checks failed with these codes: [${code}]`)];
    const finding = fires(unexpectedResponseCode, healthySnapshot({ stopped: [TASK], logs, events }));
    expect(finding.summary).toContain(meaning);
    expect(finding.remedy.steps.join(' ')).toContain(step);
  });

  it.each([
    [12, 'gRPC status (12 is UNIMPLEMENTED'],
    [14, '14 is UNAVAILABLE'],
    [302, 'redirects the probe'],
    [418, 'does not accept it'],
    [599, 'health route of the application itself fails'],
  ])('says of a code that has no advice of its own, %s, what its hundred means', (code, meaning) => {
    expect(fires(unexpectedResponseCode, answering(code)).summary).toContain(meaning);
  });

  it('shows the error of the application beside the code with which it answers', () => {
    const line = 'Error: connect ECONNREFUSED 10.0.1.5:5432';
    const logs = [
      logOf(TASK, [
        [10, READY],
        [150, line],
      ]),
    ];
    const events = [targetEvent(115, 'Health checks failed with these codes: [503]')];
    const finding = fires(unexpectedResponseCode, healthySnapshot({ stopped: [TASK], logs, events }));
    expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'circumstantial', text: line });
  });

  it.each([400, 403, 421, 500])(
    'quotes the application that refuses the address of the task as a host, and says what helps, whatever the code: %s',
    (code) => {
      const line =
        "Invalid HTTP_HOST header: '10.0.1.7:8000'. You may need to add '10.0.1.7' to ALLOWED_HOSTS.";
      const logs = [logOf(TASK, [[60, line]])];
      const events = [targetEvent(115, `Health checks failed with these codes: [${code}]`)];
      const finding = fires(unexpectedResponseCode, healthySnapshot({ stopped: [TASK], logs, events }));
      expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'direct', text: line });
      expect(finding.summary).toContain('refuses the Host header');
      expect(finding.remedy.steps.join(' ')).toContain('ALLOWED_HOSTS');
    },
  );

  it('points a probe of gRPC to a method that exists', () => {
    const { steps } = fires(unexpectedResponseCode, answering(12)).remedy;
    expect(steps.join(' ')).toContain('/grpc.health.v1.Health/Check');
  });

  it('reads the code from targets that are unhealthy now', () => {
    const targets = [unhealthyTarget('Health checks failed with these codes: [404]')];
    fires(unexpectedResponseCode, healthySnapshot({ targets }));
  });

  it.each([502, 503])('stays silent on %s from a task that was still starting', (code) => {
    staysSilent(unexpectedResponseCode, answering(code));
  });

  it('stays silent where the load balancer gets no answer', () => {
    const events = [targetEvent(115, 'Request timed out')];
    staysSilent(unexpectedResponseCode, healthySnapshot({ stopped: [TASK], logs: LOGS, events }));
  });

  it.each([
    ['an error of the server only where its log', 500, 'likely'],
    ['a path that is not there whatever else', 404, 'certain'],
  ])('is certain of %s is known', (_, code, confidence) => {
    const unread = { ...answering(code), vitals: { ...answering(code).vitals, logs: absent<never>('none') } };
    expect(fires(unexpectedResponseCode, unread).confidence).toBe(confidence);
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(unexpectedResponseCode);
  });
});
