import { describe, expect, it } from 'vitest';
import { missingConfiguration } from '../../src/rules/startup/missing-configuration.ts';
import { fires, staysSilent } from '../support/rule.ts';
import { healthySnapshot } from '../support/snapshot.ts';
import { loggedTask, logOf, READY } from '../support/task.ts';

const ERROR = "KeyError: 'DATABASE_URL'";

/** The log of a task of which nothing else is left, counted from two hours ago. */
function lines(id: string, ...said: readonly string[]) {
  const task = { ...loggedTask(id), startedAt: Date.UTC(2026, 10, 23, 12, 0, 0) };
  return logOf(
    task,
    said.map((text, index) => [index, text] as const),
  );
}

describe('an error in the log of a task whose end is not on record', () => {
  it('is found, but is not taken for certain to have ended the task', () => {
    const finding = fires(
      missingConfiguration,
      healthySnapshot({ stopped: [loggedTask()], logs: [lines('dead1', 'starting', ERROR)] }),
    );
    expect(finding.confidence).not.toBe('certain');
    expect(finding.summary).toContain('how it ended is not on record');
    expect(finding.evidence[0]).toMatchObject({ source: 'log /ecs/backend', weight: 'circumstantial' });
  });

  it('says nothing where another task got over it', () => {
    staysSilent(
      missingConfiguration,
      healthySnapshot({
        stopped: [loggedTask('dead1'), loggedTask('dead2')],
        logs: [lines('dead1', ERROR), lines('dead2', ERROR, READY)],
      }),
    );
  });

  it('says nothing where the task was ready after it', () => {
    const logs = [lines('dead1', ERROR, READY)];
    staysSilent(missingConfiguration, healthySnapshot({ stopped: [loggedTask()], logs }));
  });
});
