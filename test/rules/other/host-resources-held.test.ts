import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/model/task.ts';
import { untrusted } from '../../../src/model/text.ts';
import { hostResourcesHeld } from '../../../src/rules/other/host-resources-held.ts';
import { taskStuck } from '../../../src/rules/startup/task-stuck.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { type Change, containerDefinition, healthySnapshot } from '../../support/snapshot.ts';
import { ago, container, runningTask } from '../../support/task.ts';

const HOST = untrusted('arn:aws:ecs:us-east-1:123456789012:container-instance/prod/c1');
const OTHER_HOST = untrusted('arn:aws:ecs:us-east-1:123456789012:container-instance/prod/c2');

/** A task that was placed on the host so long ago, and of which nothing is there yet. */
function placed(change: Partial<Task> = {}, seconds = 1200): Task {
  return {
    ...runningTask('aaa1', seconds),
    launchType: untrusted('EC2'),
    lastStatus: untrusted('PENDING'),
    containerInstanceArn: HOST,
    startedAt: undefined,
    containers: [container('api', {})],
    ...change,
  };
}

/** A task of another service that was told to stop and still works. */
function stopping(change: Partial<Task> = {}): Task {
  return {
    ...runningTask('bbb1', 90_000),
    group: untrusted('service:renderer'),
    containerInstanceArn: HOST,
    desiredStatus: untrusted('STOPPED'),
    lastStatus: untrusted('STOPPING'),
    stoppingAt: ago(1900),
    memoryMiB: 6144,
    ...change,
  };
}

function snapshotOf(task: Task, change: Change = {}) {
  return healthySnapshot({ running: [task], ...change });
}

describe('the rule host-resources-held', () => {
  it('names the task of another service that has been stopping for long on the host', () => {
    const hosts = [{ arn: HOST, instanceId: untrusted('i-0b0e95d71c3d1bb5b'), agentConnected: true }];
    const finding = fires(hostResourcesHeld, snapshotOf(placed(), { otherStopping: [stopping()], hosts }));
    expect(finding).toMatchObject({ confidence: 'likely', category: 'other', lastSeen: ago(0) });
    expect(finding.title).toContain('tasks that are still stopping hold on its host');
    expect(finding.summary).toContain('PENDING for 20 min, and the agent on host i-0b0e95d71c3d1bb5b');
    expect(evidenceAt(finding, 'tasks[bbb1].stoppingAt')).toMatchObject({
      kind: 'host',
      weight: 'circumstantial',
      text: 'task bbb1 of service renderer was told to stop 31 min ago and is STOPPING, with 6144 MiB',
    });
  });

  it('counts a task of the service itself that is still stopping', () => {
    const own = stopping({ group: untrusted('service:backend') });
    expect(fires(hostResourcesHeld, snapshotOf(placed(), { stopped: [own] })).confidence).toBe('likely');
  });

  it.each([
    ['is on another host', { containerInstanceArn: OTHER_HOST }],
    ['has ended', { lastStatus: untrusted('STOPPED') }],
    ['was told to stop only a moment ago', { stoppingAt: ago(20) }],
  ])('does not blame a task that %s, and only says that the agent has not begun', (_, change) => {
    const finding = fires(hostResourcesHeld, snapshotOf(placed(), { otherStopping: [stopping(change)] }));
    expect(finding.confidence).toBe('possible');
    expect(finding.title).toBe('A task was placed on a host whose agent does not begin with it');
    expect(finding.summary).toContain('the log of the agent and Docker on the host may say why');
  });

  it('says that the agent of the host is not connected', () => {
    const hosts = [
      { arn: HOST, agentConnected: false },
      { arn: OTHER_HOST, agentConnected: false },
    ];
    const finding = fires(hostResourcesHeld, snapshotOf(placed(), { hosts }));
    expect(finding.summary).toContain('on host c1 has not begun to pull the image');
    expect(finding.summary).toContain('but the agent is not connected');
    expect(finding.evidence.filter(({ kind }) => kind === 'host')).toHaveLength(1);
    expect(evidenceAt(finding, 'containerInstances[c1].agentConnected')).toBeDefined();
  });

  it.each([
    ['that runs on Fargate', placed({ containerInstanceArn: undefined })],
    ['of which the pull has begun', placed({ pullStartedAt: ago(1100) })],
    ['that has been placed for some minutes only', placed({}, 400)],
    ['that runs', { ...runningTask('aaa1'), containerInstanceArn: HOST }],
  ])('stays silent on a task %s', (_, task) => {
    staysSilent(hostResourcesHeld, snapshotOf(task, { otherStopping: [stopping()] }));
  });

  it('leaves a task of which a container waits for another to task-stuck, and task-stuck leaves it the others', () => {
    const dependsOn = [{ containerName: untrusted('db'), condition: untrusted('HEALTHY') }];
    const healthCheck = { command: [untrusted('CMD true')] };
    const waiting = snapshotOf(placed(), {
      container: { dependsOn },
      sidecars: [containerDefinition('db', { healthCheck })],
      otherStopping: [stopping()],
    });
    staysSilent(hostResourcesHeld, waiting);
    fires(taskStuck, waiting);
    staysSilent(taskStuck, snapshotOf(placed()));
    fires(taskStuck, snapshotOf(placed({ containerInstanceArn: undefined })));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(hostResourcesHeld);
  });
});
