import { describe, it } from 'vitest';
import { platformFault } from '../../../src/rules/other/platform-fault.ts';
import {
  isUnknownWithoutNeeds,
  quotesContainerReason,
  quotesEvent,
  quotesStopReason,
  staysSilent,
} from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT = 'ContainerRuntimeError: unexpected error from containerd';

describe('the rule platform-fault', () => {
  it('quotes the runtime that failed under the container', () => {
    quotesStopReason(platformFault, TEXT);
  });

  it.each([
    [
      'a host without room for another container',
      'CannotCreateContainerError: API error (500): devmapper: Thin Pool has 4350 free data blocks which is less than minimum required 4454 free data blocks',
    ],
    [
      'storage that is not provisioned in time',
      'Timeout waiting for EphemeralStorage provisioning to complete.',
    ],
  ])('fires on %s as well', (_, text) => {
    quotesStopReason(platformFault, text);
  });

  it('reads it in the reason of a container, where the task only says that it failed to start', () => {
    quotesContainerReason(platformFault, TEXT);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(platformFault, TEXT);
  });

  it.each([
    [
      'a pull that finds no room',
      'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
    ],
    ['a mount that is refused', 'CannotCreateContainerError: API error (400): invalid mount config'],
  ])('stays silent on %s', (_, text) => {
    staysSilent(platformFault, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(platformFault);
  });
});
