import { describe, expect, it } from 'vitest';
import { unrecognisedStop } from '../../../src/rules/other/unrecognised-stop.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedCheck, stoppedTask } from '../../support/task.ts';

const NEW_WORDS = {
  stopCode: 'ServiceSchedulerInitiated',
  reason: 'Task moved to a better place',
  exitCode: 143,
};

describe('the rule unrecognised-stop', () => {
  it('shows the words of ECS as they are where nothing knows them', () => {
    const finding = fires(unrecognisedStop, healthySnapshot({ stopped: [stoppedTask(NEW_WORDS)] }));
    expect(unrecognisedStop.role).toBe('symptom');
    expect(finding.summary).toContain('“Task moved to a better place” (ServiceSchedulerInitiated)');
    expect(evidenceAt(finding, 'tasks[dead1].stoppedReason')).toMatchObject({ weight: 'circumstantial' });
  });

  it('stays silent on reasons that are known, and on new words beside a stop code that says enough', () => {
    staysSilent(unrecognisedStop, healthySnapshot({ stopped: [failedCheck()] }));
    const reason = 'A container that matters has ended';
    staysSilent(unrecognisedStop, healthySnapshot({ stopped: [stoppedTask({ reason })] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(unrecognisedStop);
  });
});
