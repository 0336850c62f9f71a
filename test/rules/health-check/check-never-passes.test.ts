import { describe, expect, it } from 'vitest';
import { checkNeverPasses } from '../../../src/rules/health-check/check-never-passes.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedCheck, logOf, READY } from '../../support/task.ts';

const TASK = failedCheck({ lived: 130 });

describe('the rule check-never-passes', () => {
  it('finds a check that fails although the application was ready before it gave up', () => {
    const logs = [logOf(TASK, [[12, READY]])];
    const finding = fires(checkNeverPasses, healthySnapshot({ stopped: [TASK], logs }));
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
    expect(finding.summary).toContain('ready after 12 s');
    expect(evidenceAt(finding, 'tasks[dead1].stoppedReason')).toMatchObject({ weight: 'direct' });
    expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'circumstantial', text: READY });
    expect(evidenceAt(finding, 'containerDefinitions[api].healthCheck.command')?.text).toBe(
      'the health check runs “CMD-SHELL curl -f http://localhost:8000/health || exit 1”',
    );
  });

  it('says what to look at in the command of this very check', () => {
    const logs = [logOf(TASK, [[12, READY]])];
    const { steps } = fires(checkNeverPasses, healthySnapshot({ stopped: [TASK], logs })).remedy;
    expect(steps[0]).toContain('the image has curl and a shell');
    expect(steps[1]).toContain('127.0.0.1');
  });

  it('names the port that the probe asks against those that the log names', () => {
    const portsOf = (...lines: readonly string[]) => {
      const logs = [logOf(TASK, [[12, READY], ...lines.map((line) => [13, line] as const)])];
      return fires(checkNeverPasses, healthySnapshot({ stopped: [TASK], logs, targets: [] })).summary;
    };
    expect(portsOf('Listening on :8080', 'Metrics listening on port 9090')).toContain(
      'The probe asks port 8000, while the log says that the application listens on 8080, 9090.',
    );
    expect(portsOf('Listening on :8080', 'Listening on :8000')).not.toContain('The probe asks');
    expect(portsOf()).not.toContain('The probe asks');
  });

  const metBy = (...lines: readonly string[]) => {
    const logs = [logOf(TASK, [[12, READY], ...lines.map((line) => [40, line] as const)])];
    return fires(checkNeverPasses, healthySnapshot({ stopped: [TASK], logs }));
  };

  it('says that the application refuses the host name of the probe', () => {
    const { summary, remedy } = metBy(
      "Invalid HTTP_HOST header: 'localhost:8000'. You may need to add 'localhost' to ALLOWED_HOSTS.",
      '127.0.0.1 - "GET /health HTTP/1.1" 400 Bad Request',
    );
    expect(summary).toContain('The application answers it with 400');
    expect(summary).toContain('It refuses the host name: “Invalid HTTP_HOST header');
    expect(remedy.steps[0]).toContain('ALLOWED_HOSTS');
  });

  it.each([
    [401, 'without a login'],
    [404, 'a path that exists'],
    [405, 'the method of the probe'],
    [503, 'The health route itself fails'],
  ])('says what to do about a probe that is answered with %i', (status, step) => {
    const finding = metBy(`127.0.0.1 - - "GET /health HTTP/1.1" ${status} 12`);
    expect(finding.summary).toContain(`answers it with ${status}`);
    expect(finding.remedy.steps[0]).toContain(step);
    expect(finding.evidence).toContainEqual(
      expect.objectContaining({
        kind: 'log',
        weight: 'circumstantial',
        text: expect.stringContaining(`${status}`),
      }),
    );
  });

  it('names a pool of workers that is full', () => {
    const { summary, remedy } = metBy('WARNING: [pool www] server reached pm.max_children setting (4)');
    expect(summary).toContain('pm.max_children setting (4)”, so that a probe may find no worker in time');
    expect(remedy.steps[0]).toContain('pm.max_children');
  });

  it('says nothing of an answer that the check takes', () => {
    expect(metBy('127.0.0.1 - - "GET /health HTTP/1.1" 200 12').summary).not.toContain('answers it with');
  });

  it('stays silent where the application was ready only after the check had given up', () => {
    staysSilent(checkNeverPasses, healthySnapshot({ stopped: [TASK], logs: [logOf(TASK, [[100, READY]])] }));
  });

  it('stays silent where the application never said that it was ready', () => {
    staysSilent(
      checkNeverPasses,
      healthySnapshot({ stopped: [TASK], logs: [logOf(TASK, [[1, 'loading']])] }),
    );
    staysSilent(checkNeverPasses, healthySnapshot({ stopped: [TASK] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(checkNeverPasses);
  });
});
