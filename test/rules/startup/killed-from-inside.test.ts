import { describe, expect, it } from 'vitest';
import { killedFromInside } from '../../../src/rules/startup/killed-from-inside.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedCheck, logOf, stoppedTask } from '../../support/task.ts';

const TIMED_OUT = "timeout: sending signal KILL to command 'node'";
const DEAD = stoppedTask({ exitCode: 137, lived: 600 });

function having(...lines: readonly string[]) {
  const logs = [
    logOf(
      DEAD,
      lines.map((line, index) => [590 + index, line] as const),
    ),
  ];
  return healthySnapshot({ stopped: [DEAD], logs });
}

describe('the rule killed-from-inside', () => {
  it('names the time-out that killed the process, and says that memory has no part in it', () => {
    const finding = fires(
      killedFromInside,
      having('working', TIMED_OUT, 'line 14:  9 Killed   node worker.js'),
    );
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
    expect(finding.title).toContain(TIMED_OUT);
    expect(finding.summary).toContain('nothing speaks of memory');
    expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'direct', text: TIMED_OUT });
  });

  it('stays silent where the log ends in mid-work: that may be memory', () => {
    staysSilent(killedFromInside, having('working', 'still working'));
  });

  it('stays silent where the application names an error of its own', () => {
    staysSilent(killedFromInside, having(TIMED_OUT, "KeyError: 'DATABASE_URL'"));
  });

  it('stays silent on a task that ECS had told to stop', () => {
    const task = failedCheck({ exitCode: 137 });
    staysSilent(
      killedFromInside,
      healthySnapshot({ stopped: [task], logs: [logOf(task, [[1, TIMED_OUT]])] }),
    );
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(killedFromInside);
  });
});
