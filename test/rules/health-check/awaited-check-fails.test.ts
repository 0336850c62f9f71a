import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/model/task.ts';
import type { ContainerDefinition } from '../../../src/model/task-definition.ts';
import { untrusted } from '../../../src/model/text.ts';
import { awaitedCheckFails } from '../../../src/rules/health-check/awaited-check-fails.ts';
import { taskStuck } from '../../../src/rules/startup/task-stuck.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { type Change, containerDefinition, healthySnapshot } from '../../support/snapshot.ts';
import { container, logOf, runningTask } from '../../support/task.ts';

const CHECK = {
  command: ['CMD-SHELL', 'curl -f http://localhost:9901/ready || exit 1'].map(untrusted),
  intervalSeconds: 5,
  timeoutSeconds: 2,
  retries: 3,
  startPeriodSeconds: 10,
};

/** The application waits until its proxy is healthy. */
function waitingFor(proxy: Partial<ContainerDefinition> = {}): Change {
  return {
    container: { dependsOn: [{ containerName: untrusted('proxy'), condition: untrusted('HEALTHY') }] },
    sidecars: [containerDefinition('proxy', { healthCheck: CHECK, ...proxy })],
  };
}

function pending(id: string, health = 'UNHEALTHY', seconds = 1200): Task {
  const containers = [container('api', {}), container('proxy', { health })];
  const status = untrusted('PENDING');
  return { ...runningTask(id, seconds), lastStatus: status, startedAt: undefined, containers };
}

describe('the rule awaited-check-fails', () => {
  it('names the container that runs, the check that fails, and how long the task has waited', () => {
    const running = [pending('aaa1'), pending('aaa2', 'UNHEALTHY', 900)];
    const finding = fires(awaitedCheckFails, healthySnapshot({ running, ...waitingFor() }));
    expect(finding.title).toBe('Tasks wait in PENDING for container proxy, whose health check never passes');
    expect(finding.confidence).toBe('certain');
    expect(finding.summary).toContain('2 tasks have been PENDING for 21 min');
    expect(finding.summary).toContain('curl -f http://localhost:9901/ready');
    expect(evidenceAt(finding, 'tasks[aaa1].containers[proxy].healthStatus')).toMatchObject({
      kind: 'health-status',
      weight: 'direct',
      source: 'ecs:DescribeTasks',
    });
    expect(evidenceAt(finding, 'containerDefinitions[proxy].healthCheck.command')).toMatchObject({
      kind: 'setting',
      weight: 'circumstantial',
      source: 'ecs:DescribeTaskDefinition',
    });
    expect(finding.remedy.steps[0]).toContain('curl');
  });

  it('bounds the wait by the time in which the check decides', () => {
    // 10 s start period and three times 5 s + 2 s: the check has decided after 31 s.
    const finding = fires(
      awaitedCheckFails,
      healthySnapshot({ running: [pending('aaa1')], ...waitingFor() }),
    );
    expect(finding.remedy.settings).toMatchObject([
      { path: 'startTimeout', container: 'proxy', current: null, recommended: 46, unit: 's' },
    ]);
    expect(finding.remedy.settings[0]?.because).toContain('decides within 31 s');
  });

  it.each<[string, Partial<ContainerDefinition>]>([
    ['already has one', { startTimeoutSeconds: 60 }],
    [
      'has a check that takes longer than Fargate lets a container wait',
      { healthCheck: { ...CHECK, startPeriodSeconds: 110 } },
    ],
  ])('asks for no limit of the wait where the container %s', (_, proxy) => {
    const change = { running: [pending('aaa1')], ...waitingFor(proxy) };
    expect(fires(awaitedCheckFails, healthySnapshot(change)).remedy.settings).toEqual([]);
  });

  it('stays silent where the container writes errors of its own, which task-stuck then quotes', () => {
    const task = pending('aaa1');
    const line = 'Error: connect ECONNREFUSED 10.0.1.5:5432';
    const snapshot = healthySnapshot({
      running: [task],
      logs: [logOf(task, [[1, line]], 'proxy')],
      ...waitingFor(),
    });
    staysSilent(awaitedCheckFails, snapshot);
    expect(fires(taskStuck, snapshot).summary).toContain(line);
  });

  it('leaves nothing for task-stuck to say where only the check is at fault', () => {
    staysSilent(taskStuck, healthySnapshot({ running: [pending('aaa1')], ...waitingFor() }));
  });

  it.each<[string, Change]>([
    ['a check that has not decided yet', { running: [pending('aaa1', 'UNKNOWN')] }],
    ['a container that is healthy', { running: [pending('aaa1', 'HEALTHY')] }],
    ['a task that has waited for some minutes only', { running: [pending('aaa1', 'UNHEALTHY', 500)] }],
    ['a task that runs', { running: [{ ...pending('aaa1'), lastStatus: untrusted('RUNNING') }] }],
  ])('stays silent on %s', (_, change) => {
    staysSilent(awaitedCheckFails, healthySnapshot({ ...waitingFor(), ...change }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(awaitedCheckFails);
  });
});
