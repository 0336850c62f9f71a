import { describe, it } from 'vitest';
import { networkInterface } from '../../../src/rules/other/network-interface.ts';
import { isUnknownWithoutNeeds, quotesEvent, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT = 'Unable to attach network interface to unused device index';

describe('the rule network-interface', () => {
  it('quotes the network interface that cannot be attached', () => {
    quotesStopReason(networkInterface, TEXT);
  });

  it.each([
    ['an interface that takes too long', 'Timeout waiting for network interface provisioning to complete.'],
    [
      'a subnet without addresses',
      "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InsufficientFreeAddressesInSubnet",
    ],
  ])('fires on %s as well', (_, text) => {
    quotesStopReason(networkInterface, text);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(networkInterface, TEXT);
  });

  it.each([
    ['hosts without free interfaces', 'TaskFailedToStart: RESOURCE:ENI'],
    [
      'a registry that cannot be reached',
      'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/nginx:1.27: failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/1.27": dial tcp 34.205.13.154:443: i/o timeout',
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(networkInterface, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(networkInterface);
  });
});
