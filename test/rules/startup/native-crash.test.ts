import { describe, expect, it } from 'vitest';
import { nativeCrash } from '../../../src/rules/startup/native-crash.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedTarget, stoppedTask } from '../../support/task.ts';

describe('the rule native-crash', () => {
  it.each([
    [139, 'segmentation fault'],
    [135, 'bus error'],
    [136, 'arithmetic error'],
  ])('reads exit code %s as a crash of native code: %s', (exitCode, meaning) => {
    const finding = fires(nativeCrash, healthySnapshot({ stopped: [stoppedTask({ exitCode })] }));
    expect(finding.confidence).toBe('certain');
    expect(finding.summary).toContain(meaning);
    expect(evidenceAt(finding, 'tasks[dead1].containers[api].exitCode')).toMatchObject({ weight: 'direct' });
  });

  it.each([1, 132, 134, 137, 143])(
    'stays silent on exit code %s, which has causes of its own',
    (exitCode) => {
      staysSilent(nativeCrash, healthySnapshot({ stopped: [stoppedTask({ exitCode })] }));
    },
  );

  it('stays silent on a task that was told to stop', () => {
    staysSilent(nativeCrash, healthySnapshot({ stopped: [failedTarget({ exitCode: 139 })] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(nativeCrash);
  });
});
