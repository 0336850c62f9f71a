import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { imagePullDiskFull } from '../../../src/rules/startup/image-pull-disk-full.ts';
import {
  fires,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesEvent,
  quotesStopReason,
  staysSilent,
} from '../../support/rule.ts';
import { type Change, healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device';

function settingsOf(definition: Change['definition']) {
  const snapshot = healthySnapshot({ stopped: [neverStarted(TEXT)], definition });
  return fires(imagePullDiskFull, snapshot).remedy.settings;
}

describe('the rule image-pull-disk-full', () => {
  it('quotes the pull that finds no room', () => {
    quotesStopReason(imagePullDiskFull, TEXT);
  });

  it('fires on a layer that cannot be unpacked as well', () => {
    quotesStopReason(
      imagePullDiskFull,
      'CannotPullContainerError: ref pull has been retried 1 time(s): failed to extract layer sha256:1: write /var/lib/containerd/x: no space left on device: unknown',
    );
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(imagePullDiskFull, TEXT);
  });

  it('names the image of the only container, which ECS does not name', () => {
    const finding = fires(imagePullDiskFull, healthySnapshot({ stopped: [neverStarted(TEXT)] }));
    expect(finding.title).toContain(': 123456789012.dkr.ecr.us-east-1.amazonaws.com/backend:89');
  });

  it('asks for twice the storage of a Fargate task: 20 GiB where nothing else was asked for', () => {
    const path = 'taskDefinition.ephemeralStorage.sizeInGiB';
    expect(settingsOf({})).toMatchObject([{ path, current: 20, recommended: 40, unit: 'GiB' }]);
    expect(settingsOf({ ephemeralStorageGiB: 60 })).toMatchObject([{ current: 60, recommended: 120 }]);
    expect(settingsOf({ ephemeralStorageGiB: 150 })).toMatchObject([{ current: 150, recommended: 200 }]);
  });

  it.each<[string, Change['definition']]>([
    ['a task has as much as it can have', { ephemeralStorageGiB: 200 }],
    ['only the template knows how much there is', { ephemeralStorageGiB: { unresolved: 'Ref Storage' } }],
    ['the disk is that of a container host', { requiresCompatibilities: [untrusted('EC2')] }],
  ])('asks for nothing where %s', (_, definition) => {
    expect(settingsOf(definition)).toEqual([]);
  });

  it('stays silent on a pull that fails for another reason', () => {
    const task = neverStarted('CannotPullContainerError: failed to register layer: devmapper: Error saving');
    staysSilent(imagePullDiskFull, healthySnapshot({ stopped: [task] }));
  });

  it('leaves a disk that the application fills while it runs to local-resource', () => {
    ignoresLog(imagePullDiskFull, ['OSError: [Errno 28] No space left on device']);
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(imagePullDiskFull);
  });
});
