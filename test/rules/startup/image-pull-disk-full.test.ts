import { describe, expect, it } from 'vitest';
import { imagePullDiskFull } from '../../../src/rules/startup/image-pull-disk-full.ts';
import {
  fires,
  isUnknownWithoutNeeds,
  quotesEvent,
  quotesStopReason,
  staysSilent,
} from '../../support/rule.ts';
import { type Change, healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'CannotPullContainerError: ref pull has been retried 1 time(s): failed to extract layer: write /usr/lib/x: no space left on device: unknown';

function storageFor(definition: Change['definition']) {
  const stopped = [neverStarted(TEXT)];
  return fires(imagePullDiskFull, healthySnapshot({ stopped, definition })).remedy.settings.map(
    ({ current, recommended }) => [current, recommended],
  );
}

describe('the rule image-pull-disk-full', () => {
  it.each([
    TEXT,
    'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
  ])('quotes the pull that finds no room: %s', (text) => {
    quotesStopReason(imagePullDiskFull, text);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(imagePullDiskFull, TEXT);
  });

  it('recommends twice the storage of a Fargate task, as far as there is more', () => {
    expect(storageFor({})).toEqual([[20, 40]]);
    expect(storageFor({ ephemeralStorageGiB: 150 })).toEqual([[150, 200]]);
    expect(storageFor({ ephemeralStorageGiB: 200 })).toEqual([]);
    expect(storageFor({ requiresCompatibilities: [] })).toEqual([]);
  });

  it('stays silent on a pull that fails otherwise', () => {
    const task = neverStarted('CannotPullContainerError: manifest unknown: Requested image not found');
    staysSilent(imagePullDiskFull, healthySnapshot({ stopped: [task] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(imagePullDiskFull);
  });
});
