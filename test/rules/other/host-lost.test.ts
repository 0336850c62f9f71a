import { describe, it } from 'vitest';
import { hostLost } from '../../../src/rules/other/host-lost.ts';
import { isUnknownWithoutNeeds, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT = 'Host EC2 (instance i-0da6526579af3bd1b) terminated.';

describe('the rule host-lost', () => {
  it('quotes the host that was terminated', () => {
    quotesStopReason(hostLost, TEXT, { stopCode: 'TerminationNotice', lived: 900, exitCode: 137 });
  });

  it.each([
    ['a host that a user deregistered', 'Container instance deregistration forced by user'],
    [
      'maintenance of the platform',
      'ECS is performing maintenance on the underlying infrastructure hosting the task',
    ],
  ])('fires on %s as well', (_, text) => {
    quotesStopReason(hostLost, text, { stopCode: 'TerminationNotice', lived: 900, exitCode: 137 });
  });

  it.each([
    ['Spot capacity that is taken back', 'Your Spot Task was interrupted.'],
    ['a user who stops tasks by hand', 'Task failed to start'],
  ])('stays silent on %s', (_, text) => {
    staysSilent(hostLost, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(hostLost);
  });
});
