import { describe, expect, it } from 'vitest';
import { endingOf } from '../../src/facts/ending.ts';
import { untrusted } from '../../src/model/text.ts';
import { ago, container, loggedTask, neverStarted, stoppedTask } from '../support/task.ts';

/** A task whose stop was ordered 120 s ago, and of which no stop code is left. */
const UNCODED = { ...stoppedTask({ stoppedAgo: 120 }), stopCode: undefined };

describe('the end of a task', () => {
  it.each(['EssentialContainerExited', 'TaskFailedToStart'])('came by itself under %s', (stopCode) => {
    expect(endingOf(stoppedTask({ stopCode }))).toBe('by-itself');
  });

  it.each(['ServiceSchedulerInitiated', 'UserInitiated', 'SpotInterruption', 'TerminationNotice'])(
    'was ordered under %s, whatever the exit code',
    (stopCode) => {
      for (const exitCode of [0, 1, 137, 143]) {
        expect(endingOf(stoppedTask({ stopCode, exitCode }))).toBe('told-to-stop');
      }
    },
  );

  it('is none where no container ever ran, whatever the stop code', () => {
    for (const stopCode of ['TaskFailedToStart', 'UserInitiated']) {
      expect(endingOf(neverStarted('x', { stopCode }))).toBe('never-ran');
    }
  });

  it('is one where a container ran and ended before the task was RUNNING', () => {
    const containers = [container('api', {}), container('migrate', { exitCode: 1 })];
    expect(endingOf(neverStarted('x', { containers }))).toBe('by-itself');
  });

  it('is unrecorded where only the log of the task is left', () => {
    expect(endingOf(loggedTask())).toBe('unrecorded');
  });

  it('is as on record where event capture kept it', () => {
    const group = untrusted('/aws/events/ecs/containerinsights/prod/performance');
    expect(endingOf({ ...stoppedTask(), recordedIn: { kind: 'event-capture', group } })).toBe('by-itself');
  });

  it.each([
    ['by itself, where the containers had ended when the stop was ordered', 120, 'by-itself'],
    ['by itself, where two clocks disagree by a second', 119, 'by-itself'],
    ['by order, where they ended later', 118, 'told-to-stop'],
  ] as const)('came, without a stop code, %s', (_, executionStoppedAgo, ending) => {
    expect(endingOf({ ...UNCODED, executionStoppedAt: ago(executionStoppedAgo) })).toBe(ending);
  });

  it('is taken for ordered where neither code nor times tell', () => {
    expect(endingOf({ ...UNCODED, executionStoppedAt: undefined })).toBe('told-to-stop');
    expect(endingOf({ ...UNCODED, stoppingAt: undefined })).toBe('told-to-stop');
  });
});
