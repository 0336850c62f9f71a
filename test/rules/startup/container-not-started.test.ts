import { describe, it } from 'vitest';
import { containerNotStarted } from '../../../src/rules/startup/container-not-started.ts';
import {
  isUnknownWithoutNeeds,
  quotesContainerReason,
  quotesEvent,
  quotesStopReason,
  staysSilent,
} from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT = 'CannotCreateContainerError: API error (400): invalid mount config';

describe('the rule container-not-started', () => {
  it('quotes the runtime that refuses to create the container', () => {
    quotesStopReason(containerNotStarted, TEXT);
  });

  it.each([
    ['a container that never came up', 'CannotStartContainerError: failed to get container status: timeout'],
    [
      'a device that is not there',
      'CannotStartContainerError: Error response from daemon: error gathering device information while adding custom device "/dev/dri/renderD130": no such file or directory',
    ],
    ['a host configuration that is refused', 'HostConfigError: error preparing host config'],
    [
      'a runtime that is too slow',
      'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
    ],
  ])('fires on %s as well', (_, text) => {
    quotesStopReason(containerNotStarted, text);
  });

  it('reads it in the reason of a container, where the task only says that it failed to start', () => {
    quotesContainerReason(containerNotStarted, TEXT);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(containerNotStarted, TEXT);
  });

  it.each([
    [
      'a command that the image lacks',
      'CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "bash": executable file not found in $PATH: unknown',
    ],
    [
      'an image for another architecture',
      'CannotStartContainerError: Error response from daemon: failed to create task: exec /app/server: exec format error',
    ],
    [
      'a memory limit below what the start needs',
      'CannotStartContainerError: Error response from daemon: OCI runtime create failed: container_linux.go:380: starting container process caused: container init was OOM-killed (memory limit too low?): unknown',
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(containerNotStarted, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(containerNotStarted);
  });
});
