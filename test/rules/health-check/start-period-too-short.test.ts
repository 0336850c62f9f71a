import { describe, expect, it } from 'vitest';
import { startPeriodTooShort } from '../../../src/rules/health-check/start-period-too-short.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedCheck, logOf, READY, runningTask } from '../../support/task.ts';

const DEAD = failedCheck({ lived: 130 });
const ALIVE = runningTask('aaa1', 600);
const LOADING = logOf(DEAD, [[1, 'Waiting for application startup.']]);

/** The check gives up at 60 s + 2 × 20 s; the task that got through was ready after so many seconds. */
function readyAfter(seconds: number) {
  return healthySnapshot({
    stopped: [DEAD],
    running: [ALIVE],
    logs: [LOADING, logOf(ALIVE, [[seconds, READY]])],
  });
}

describe('the rule start-period-too-short', () => {
  it('finds a check that gives up before the application is ready, with the arithmetic of both', () => {
    const finding = fires(startPeriodTooShort, readyAfter(170));
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
    expect(finding.summary).toContain('starts counting at 60 s and gives up at 100 s');
    expect(finding.summary).toContain('it was ready after 170 s (1 task)');
    expect(evidenceAt(finding, 'tasks[dead1].stoppedReason')).toMatchObject({ weight: 'direct' });
    expect(evidenceAt(finding, 'ecs/api/aaa1')?.text).toBe(`${READY} (170 s after the task started)`);
    expect(evidenceAt(finding, 'tasks[*].startedAt, stoppingAt')?.text).toBe('these tasks lived 130 s');
  });

  it('recommends one and a half times the time that was observed, and a grace period that covers it', () => {
    expect(fires(startPeriodTooShort, readyAfter(170)).remedy.settings).toMatchObject([
      { path: 'healthCheck.startPeriod', container: 'api', current: 60, recommended: 260, unit: 's' },
      { path: 'service.healthCheckGracePeriodSeconds', current: 180, recommended: 345, unit: 's' },
    ]);
  });

  it('recommends more retries where the longest start period of ECS is not enough', () => {
    expect(fires(startPeriodTooShort, readyAfter(250)).remedy.settings).toMatchObject([
      { path: 'healthCheck.startPeriod', recommended: 300 },
      { path: 'healthCheck.retries', current: 3, recommended: 5 },
      { path: 'service.healthCheckGracePeriodSeconds' },
    ]);
  });

  it('says how far retries reach, and makes the interval longer where the most of them do not', () => {
    const changesFor = (seconds: number) =>
      fires(startPeriodTooShort, readyAfter(seconds)).remedy.settings.filter(
        ({ path }) => path === 'healthCheck.retries' || path === 'healthCheck.interval',
      );
    expect(changesFor(250)).toMatchObject([
      { recommended: 5, because: 'with them the check gives up after 380 s' },
    ]);
    expect(changesFor(550)).toMatchObject([
      { recommended: 10, because: 'with them the check gives up after 840 s' },
      {
        current: 20,
        recommended: 60,
        because:
          '10 retries are the most that ECS accepts, so that only a longer interval reaches 1.5 × 550 s',
      },
    ]);
  });

  it('shows the arithmetic behind each number', () => {
    expect(fires(startPeriodTooShort, readyAfter(170)).remedy.settings.map(({ because }) => because)).toEqual(
      [
        '1.5 × the observed 170 s to ready, rounded up',
        'start period 260 s + 3 × (20 + 5 s) of the container check, rounded up',
      ],
    );
  });

  it('stays silent where no task ever became ready: how long it needs, nobody has seen', () => {
    staysSilent(startPeriodTooShort, healthySnapshot({ stopped: [DEAD], logs: [LOADING] }));
  });

  it('wants a time to ready that was seen and lies beyond the window, here of 100 s', () => {
    fires(startPeriodTooShort, readyAfter(100));
    staysSilent(startPeriodTooShort, readyAfter(99));
  });

  it('stays silent where three tasks hang and another was ready after 20 s', () => {
    const dead = [1, 2, 3].map((n) => failedCheck({ id: `dead${n}`, stoppedAgo: n * 200, lived: 130 }));
    const logs = dead.map((task) => logOf(task, [[1, 'Waiting for application startup.']]));
    const ready = logOf(ALIVE, [[20, READY]]);
    staysSilent(
      startPeriodTooShort,
      healthySnapshot({ stopped: dead, running: [ALIVE], logs: [...logs, ready] }),
    );
  });

  it.each([
    ['the application was ready in time', [12, READY] as const],
    ['the application says why it cannot start', [12, "KeyError: 'DATABASE_URL'"] as const],
  ])('stays silent where %s', (_, line) => {
    staysSilent(startPeriodTooShort, healthySnapshot({ stopped: [DEAD], logs: [logOf(DEAD, [line])] }));
  });

  it('stays silent on tasks that had been healthy for long', () => {
    staysSilent(startPeriodTooShort, healthySnapshot({ stopped: [failedCheck({ lived: 1800 })] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(startPeriodTooShort);
  });
});
