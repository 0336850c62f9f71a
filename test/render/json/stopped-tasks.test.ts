import { describe, expect, it } from 'vitest';
import { stoppedTasksJson } from '../../../src/render/json/stopped-tasks.ts';
import { LISTING } from '../sample-listing.ts';

describe('stopped tasks as JSON', () => {
  it('tell a missing exit code from 0', () => {
    const document = JSON.parse(stoppedTasksJson([LISTING]));
    const containers = document.groups[0].tasks[0].containers;
    expect(containers[0].exitCode).toBe(143);
    expect(containers[1].exitCode).toBeNull();
    expect(document.groups[0].tasks[0].stoppedAt).toBe('2026-11-01T14:02:33.000Z');
  });

  it('come as a list of listings for several services', () => {
    const document = JSON.parse(stoppedTasksJson([LISTING, LISTING]));
    expect(document.listings).toHaveLength(2);
    expect(document.schemaVersion).toBe('1.0');
  });
});
