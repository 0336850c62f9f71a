import { describe, expect, it } from 'vitest';
import { eventCaptureGroup } from '../../../src/model/vocabulary/event-capture.ts';
import { rolledBack, worldAfter } from '../../support/forgotten-story.ts';

const GROUP = eventCaptureGroup('crm-production');

interface Entry {
  readonly 'detail-type': string;
  readonly detail: {
    readonly lastStatus: string;
    readonly version: number;
    readonly [name: string]: unknown;
  };
}

function lives(): Entry[][] {
  const account = worldAfter(rolledBack('memory-limit', 'on'), 7200).account();
  return Object.values(account.logs[GROUP] ?? {}).map((events) =>
    events.map(({ message }): Entry => JSON.parse(message)),
  );
}

describe('event capture', () => {
  it('B46: is a log group of the cluster that is there only where it was switched on', () => {
    expect(worldAfter(rolledBack('memory-limit', undefined), 900).account().logs[GROUP]).toBeUndefined();
    expect(worldAfter(rolledBack('memory-limit', 'on'), 900).account().logs[GROUP]).toBeDefined();
  });

  it('B46: tells of every change of a task, with a version that grows, also after the task is forgotten', () => {
    const life = lives().find((events) => events.at(-1)?.detail.lastStatus === 'STOPPED') ?? [];
    expect(life.map(({ detail }) => detail.version)).toEqual(life.map((_, index) => index + 1));
    expect(life[0]?.detail.lastStatus).toBe('PROVISIONING');
    expect(life.every((entry) => entry['detail-type'] === 'ECS Task State Change')).toBe(true);
  });

  it('B46: says nothing of the end of a task before it, nor of its health', () => {
    for (const { detail } of lives().flat()) {
      expect(detail).not.toHaveProperty('healthStatus');
      if (detail.lastStatus === 'RUNNING') expect(detail).not.toHaveProperty('stopCode');
      if (detail.lastStatus === 'STOPPED') expect(detail).toMatchObject({ stopCode: expect.any(String) });
    }
  });
});
