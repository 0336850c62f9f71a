import { describe, it } from 'vitest';
import { spotInterruption } from '../../../src/rules/other/spot-interruption.ts';
import { isUnknownWithoutNeeds, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT = 'Your Spot Task was interrupted.';

describe('the rule spot-interruption', () => {
  it('quotes the notice that takes the capacity back', () => {
    quotesStopReason(spotInterruption, TEXT, { stopCode: 'SpotInterruption', lived: 900, exitCode: 137 });
  });

  it.each([
    ['a host that was terminated', 'Host EC2 (instance i-0da6526579af3bd1b) terminated.'],
    [
      'capacity that was never there',
      'Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(spotInterruption, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(spotInterruption);
  });
});
