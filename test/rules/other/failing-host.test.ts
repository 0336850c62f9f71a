import { describe, expect, it } from 'vitest';
import { conclude } from '../../../src/diagnose/conclude.ts';
import { examine } from '../../../src/diagnose/examine.ts';
import { readFacts } from '../../../src/facts/facts.ts';
import type { TargetHealth } from '../../../src/model/target-group.ts';
import type { Task } from '../../../src/model/task.ts';
import { untrusted } from '../../../src/model/text.ts';
import { RULES } from '../../../src/rules/index.ts';
import { failingHost } from '../../../src/rules/other/failing-host.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { type Change, healthySnapshot, unhealthyTarget } from '../../support/snapshot.ts';
import { failedTarget, logOf, runningTask, type StopStory, stoppedTask } from '../../support/task.ts';

const HOST = 'arn:aws:ecs:us-east-1:123456789012:container-instance/prod/c1';
const OTHER_HOST = 'arn:aws:ecs:us-east-1:123456789012:container-instance/prod/c2';

function on(arn: string | undefined, task: Task): Task {
  const containerInstanceArn = arn === undefined ? undefined : untrusted(arn);
  return { ...task, launchType: untrusted('EC2'), containerInstanceArn };
}

/** Tasks that failed one after the other, each 100 s after its start. */
function failed(count: number, story: StopStory = {}): readonly Task[] {
  return Array.from({ length: count }, (_, index) =>
    failedTarget({ id: `dead${index}`, stoppedAgo: 60 + 130 * index, lived: 100, exitCode: 137, ...story }),
  );
}

/** A task that had served for days and failed before the others. */
const SERVED = failedTarget({ id: 'served1', stoppedAgo: 2000, lived: 400_000 });

/** Tasks of the service on one host fail, and one that is as old as the deployment is well on another. */
function sickHost(change: Change = {}) {
  return healthySnapshot({
    stopped: [...failed(4), SERVED].map((task) => on(HOST, task)),
    running: [on(OTHER_HOST, runningTask('aaa1', 400_000)), on(HOST, runningTask('aaa2', 30))],
    hosts: [
      { arn: untrusted(HOST), instanceId: untrusted('i-0bad'), agentConnected: true },
      { arn: untrusted(OTHER_HOST), instanceId: untrusted('i-0good'), agentConnected: true },
    ],
    ...change,
  });
}

function byInstance(targetId: string, state: string): TargetHealth {
  return { targetId: untrusted(targetId), port: 49_153, state: untrusted(state) };
}

/** A task in bridge mode: the load balancer knows it by the instance and a port there. */
function bridged(task: Task): Task {
  const containers = task.containers.map((one) => ({ ...one, hostPorts: [49_153] }));
  return { ...task, privateAddress: undefined, containers };
}

describe('the rule failing-host', () => {
  it('names the host where tasks fail that had served for days, while one elsewhere is well', () => {
    const finding = fires(failingHost, sickHost());
    expect(finding).toMatchObject({
      category: 'other',
      confidence: 'likely',
      affected: { tasks: 5, of: 5 },
      title: 'Every failing task ran on one host (i-0bad), while the same revision is well on others',
    });
    expect(finding.summary).toContain(
      'All 5 failed tasks ran on the same host i-0bad (container instance c1)',
    );
    expect(finding.summary).toContain('1 task(s) that had served for 4 days failed there as well');
    expect(evidenceAt(finding, 'tasks[*].containerInstanceArn')).toMatchObject({
      kind: 'host',
      weight: 'circumstantial',
      text: '5 of 5 failing tasks ran on host i-0bad (container instance c1)',
    });
    expect(evidenceAt(finding, 'tasks[aaa1].lastStatus')?.kind).toBe('health-status');
    expect(finding.evidence.map(({ weight }) => weight)).not.toContain('direct');
    expect(finding.remedy.steps[0]).toContain('--container-instances c1 --status DRAINING');
  });

  it('names it where tasks that were started elsewhere at the same time are well', () => {
    const stopped = failed(8).map((task) => on(HOST, task));
    const running = [on(OTHER_HOST, runningTask('aaa1', 900))];
    const finding = fires(failingHost, sickHost({ stopped, running }));
    expect(finding.summary).toContain('1 task(s) that were started elsewhere at the same time are well');
  });

  it('names it where tasks that are as old are well elsewhere', () => {
    const stopped = failed(3, { lived: 400_000 }).map((task) => on(HOST, task));
    fires(failingHost, sickHost({ stopped }));
  });

  it('names it where its tasks end without a word', () => {
    const stopped = Array.from({ length: 8 }, (_, index) =>
      on(HOST, stoppedTask({ id: `dead${index}`, stoppedAgo: 60 + 130 * index, exitCode: 1 })),
    );
    fires(failingHost, sickHost({ stopped, running: [on(OTHER_HOST, runningTask('aaa1', 900))] }));
  });

  it('is the cause, and what each task looks like follows from it', () => {
    const facts = readFacts(sickHost());
    const { causes, symptoms } = conclude(examine(facts, RULES));
    expect(causes.map(({ id }) => id)).toEqual(['failing-host']);
    expect(symptoms.length).toBeGreaterThan(0);
    for (const { explainedBy } of symptoms) expect(explainedBy).toBe('failing-host');
  });

  it('knows the target of a task by its instance and its port on the host', () => {
    const running = [bridged(on(OTHER_HOST, runningTask('aaa1', 400_000)))];
    const targetGroup = { targetType: untrusted('instance') };
    const bridge = (target: TargetHealth, change: Change = {}) =>
      sickHost({ running, targetGroup, targets: [byInstance('i-0bad', 'unhealthy'), target], ...change });
    fires(failingHost, bridge(byInstance('i-0good', 'healthy')));
    staysSilent(failingHost, bridge(byInstance('i-0good', 'unhealthy')));
    staysSilent(failingHost, bridge(byInstance('i-0else', 'healthy')));
    fires(failingHost, bridge(byInstance('i-0good', 'healthy'), { hosts: [] }));
  });

  it.each<readonly [string, Change]>([
    [
      'a task failed on another host',
      { stopped: failed(4).map((task, index) => on(index ? HOST : OTHER_HOST, task)) },
    ],
    [
      'the host of a task is not known',
      { stopped: failed(4).map((task, index) => on(index ? HOST : undefined, task)) },
    ],
    [
      'the tasks run on Fargate',
      { stopped: [...failed(4), SERVED], running: [runningTask('aaa1', 400_000)] },
    ],
    [
      'all tasks live equally long there, and nothing was started elsewhere since',
      { stopped: failed(4, { lived: 4000 }).map((task) => on(HOST, task)) },
    ],
    ['only two tasks failed', { stopped: [...failed(1), SERVED].map((task) => on(HOST, task)) }],
    ['nothing runs elsewhere', { running: [on(HOST, runningTask('aaa2', 30))] }],
    [
      'the task elsewhere has only just been started',
      { running: [on(OTHER_HOST, runningTask('aaa1', 300))] },
    ],
    [
      'the task elsewhere is not served',
      { targets: [{ ...unhealthyTarget('Request timed out'), targetId: untrusted('10.0.1.1') }] },
    ],
    [
      'a task on the same host is well',
      { running: [on(OTHER_HOST, runningTask('aaa1', 400_000)), on(HOST, runningTask('aaa2', 400_000))] },
    ],
    [
      'the task elsewhere is of another revision',
      {
        running: [
          on(OTHER_HOST, { ...runningTask('aaa1', 400_000), taskDefinitionArn: untrusted('backend:88') }),
        ],
      },
    ],
    [
      'nothing was started elsewhere since, and none had served: the revision may not start any more',
      { stopped: failed(6).map((task) => on(HOST, task)) },
    ],
  ])('stays silent where %s', (_, change) => {
    staysSilent(failingHost, sickHost(change));
  });

  it.each([
    ['names an error', 'Error: connect ECONNREFUSED 10.0.1.5:5432'],
    ['speaks of memory', 'java.lang.OutOfMemoryError: Java heap space'],
  ])('stays silent where the log of a failing task %s', (_, line) => {
    const logs = failed(1).map((task) => logOf(task, [[1, line]]));
    staysSilent(failingHost, sickHost({ logs }));
  });

  it('stays silent where a task failed for another reason than a check or an exit', () => {
    const lost = stoppedTask({ id: 'lost1', stopCode: 'TerminationNotice', reason: 'Host EC2 terminated.' });
    const stopped = [lost, ...failed(4), SERVED].map((task) => on(HOST, task));
    staysSilent(failingHost, sickHost({ stopped }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(failingHost);
  });
});
