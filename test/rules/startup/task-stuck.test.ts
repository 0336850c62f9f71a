import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/model/task.ts';
import { untrusted } from '../../../src/model/text.ts';
import { taskStuck } from '../../../src/rules/startup/task-stuck.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { containerDefinition, healthySnapshot } from '../../support/snapshot.ts';
import { ago, container, runningTask } from '../../support/task.ts';

const WAITING = {
  container: { dependsOn: [{ containerName: untrusted('db'), condition: untrusted('HEALTHY') }] },
  sidecars: [containerDefinition('db', { healthCheck: { command: [untrusted('CMD true')] } })],
};

function pendingFor(seconds: number, change: Partial<Task> = {}): Task {
  const containers = [container('db', { health: 'UNKNOWN' })];
  const status = untrusted('PENDING');
  return { ...runningTask('aaa1', seconds), lastStatus: status, startedAt: undefined, containers, ...change };
}

describe('the rule task-stuck', () => {
  it('names the container for which a task waits in PENDING', () => {
    const finding = fires(taskStuck, healthySnapshot({ running: [pendingFor(1200)], ...WAITING }));
    expect(finding.title).toBe('A task waits in PENDING for container db (condition HEALTHY)');
    expect(finding.confidence).toBe('likely');
    expect(finding.evidence.map(({ ref }) => ref)).toContain('tasks[aaa1].lastStatus');
  });

  it('says that an image is still being pulled', () => {
    const finding = fires(
      taskStuck,
      healthySnapshot({ running: [pendingFor(1200, { pullStartedAt: ago(1100), containers: [] })] }),
    );
    expect(finding.summary).toContain('its image, which is still being pulled');
    expect(finding.confidence).toBe('possible');
  });

  it('stays silent on a task that has waited for some minutes only, and on one that runs', () => {
    staysSilent(taskStuck, healthySnapshot({ running: [pendingFor(500)], ...WAITING }));
    staysSilent(taskStuck, healthySnapshot(WAITING));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(taskStuck);
  });
});
