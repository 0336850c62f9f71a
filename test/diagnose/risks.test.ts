import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/index.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, event, healthySnapshot } from '../support/snapshot.ts';
import { failedCheck, failedTarget, logOf, neverStarted, READY, stoppedTask } from '../support/task.ts';

/** The root cause and the risks that the whole program names. */
function diagnosed(change: Change) {
  const { diagnosis } = diagnose(healthySnapshot({ running: [], ...change }), {
    name: 'ecs-doctor',
    version: 'test',
  });
  return { cause: diagnosis.rootCause?.id, risks: diagnosis.risks.map(({ id }) => id) };
}

function checkIn(image: string, command: string): Change['container'] {
  return { image: untrusted(image), healthCheck: { command: ['CMD-SHELL', command].map(untrusted) } };
}

const CURL = checkIn('repo/backend:alpine', 'curl -f http://localhost:8000/health');
const WGET = checkIn('repo/backend:89', 'wget -q http://localhost:8000/health');

describe('a risk is not told where the root cause is about the same thing', () => {
  it.each([
    ['a tool that may be missing', CURL],
    ['localhost', WGET],
  ])('%s, where the check never passes', (_, container) => {
    const stopped = [failedCheck({ id: 'dead1' }), failedCheck({ id: 'dead2', stoppedAgo: 400 })];
    const logs = stopped.map((task) => logOf(task, [[5, READY]]));
    const { cause, risks } = diagnosed({ container, stopped, logs });
    expect(cause).toBe('check-never-passes');
    expect(risks).not.toContain('probe-tool-doubtful');
    expect(risks).not.toContain('probe-asks-localhost');
  });

  it('the grace period, where a slow start needs one', () => {
    const stopped = [
      failedTarget({ id: 'dead1', lived: 90 }),
      failedTarget({ id: 'dead2', lived: 90, stoppedAgo: 400 }),
    ];
    const logs = stopped.map((task) => logOf(task, [[80, READY]]));
    const settings = { healthCheckGracePeriodSeconds: 0 };
    const { cause, risks } = diagnosed({ container: { healthCheck: undefined }, settings, stopped, logs });
    expect(cause).toBe('grace-period-too-short');
    expect(risks).not.toContain('grace-period-missing');
  });

  it('the percentages, where an event says that the deployment is stuck', () => {
    const message =
      '(service backend) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.';
    const { cause, risks } = diagnosed({
      running: undefined,
      settings: { maximumPercent: 100 },
      deployment: { rolloutState: untrusted('IN_PROGRESS') },
      events: [event(60, message)],
    });
    expect(cause).toBe('deployment-limits');
    expect(risks).not.toContain('percentages-deadlock');
  });

  it('Spot, where it is taken back', () => {
    const settings = { capacityProviders: [untrusted('FARGATE_SPOT')] };
    const lost = { stopCode: 'SpotInterruption', reason: 'Your Spot Task was interrupted.' };
    const stopped = [stoppedTask(lost), stoppedTask({ ...lost, id: 'dead2', stoppedAgo: 400 })];
    const { cause, risks } = diagnosed({ settings, stopped });
    expect(cause).toBe('spot-interruption');
    expect(risks).not.toContain('spot-only');
  });
});

describe('a risk is told', () => {
  it('beside a root cause of another kind', () => {
    const reason = 'CannotPullContainerError: repo/backend:alpine: not found';
    const stopped = [neverStarted(reason), neverStarted(reason, { id: 'dead2', stoppedAgo: 400 })];
    const { cause, risks } = diagnosed({ container: CURL, stopped });
    expect(cause).toBe('image-not-found');
    expect(risks).toContain('probe-tool-doubtful');
    expect(risks).toContain('log-driver-missing');
  });

  it('of a healthy service as well, whose verdict it does not change', () => {
    const { cause, risks } = diagnosed({ running: undefined });
    expect(cause).toBeUndefined();
    expect(risks).toEqual(['log-driver-missing']);
  });
});
