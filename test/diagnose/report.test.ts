import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/index.ts';
import { present, type Section } from '../../src/model/section.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { untrusted } from '../../src/model/text.ts';
import { snapshotOfCase } from '../cases/run-case.ts';
import { listCases } from '../support/case-account.ts';
import { type Change, event, healthySnapshot, unhealthyTarget, without } from '../support/snapshot.ts';
import { ago, runningTask, stoppedTask } from '../support/task.ts';

const TOOL = { name: 'ecs-doctor', version: 'test' };

/** Incidents in which several findings compete. */
const MIXED = ['deployment-89', 'dockerhub-429-after-crash', 'api-workers-sigkill', 'otel-sidecar-config'];

function shuffled<T>(section: Section<readonly T[]>): fc.Arbitrary<Section<readonly T[]>> {
  if (section.state !== 'present') return fc.constant(section);
  const { value } = section;
  return fc.shuffledSubarray([...value], { minLength: value.length }).map((list) => present(list));
}

/** The same facts in another order: AWS promises none. */
function reordered(snapshot: Snapshot): fc.Arbitrary<Snapshot> {
  const { vitals, blueprint } = snapshot;
  return fc
    .record({
      stoppedTasks: shuffled(vitals.stoppedTasks),
      runningTasks: shuffled(vitals.runningTasks),
      logs: shuffled(vitals.logs),
      targetHealth: shuffled(vitals.targetHealth),
      taskDefinitions: shuffled(blueprint.taskDefinitions),
    })
    .map(({ taskDefinitions, ...parts }) => ({
      ...snapshot,
      blueprint: { ...blueprint, taskDefinitions },
      vitals: { ...vitals, ...parts },
    }));
}

describe('the report', () => {
  it.each(listCases())('of %s is the same each time it is made', async (id) => {
    const { snapshot } = await snapshotOfCase(id);
    expect(diagnose(structuredClone(snapshot), TOOL)).toEqual(diagnose(snapshot, TOOL));
  });

  it.each(MIXED)('of %s names the same root cause in whatever order AWS answers', async (id) => {
    const { snapshot } = await snapshotOfCase(id);
    const { rootCause, verdict } = diagnose(snapshot, TOOL).diagnosis;
    fc.assert(
      fc.property(reordered(snapshot), (other) => {
        expect(diagnose(other, TOOL).diagnosis).toMatchObject({ rootCause, verdict });
      }),
      { numRuns: 20 },
    );
  });

  it('blames nothing where the service is well, and still tells what was observed', () => {
    const { diagnosis, stoppedTasks } = diagnose(healthySnapshot({ stopped: [stoppedTask()] }), TOOL);
    expect(diagnosis).toMatchObject({ verdict: 'healthy', rootCause: null, causes: [] });
    expect(diagnosis.symptoms.map(({ id }) => id)).toEqual(['container-exits']);
    expect(stoppedTasks).toMatchObject({ examined: 1, failing: 1 });
  });

  it('blames nothing where it cannot tell how the service is, and still tells what was observed', () => {
    const stopped = [stoppedTask()];
    const { diagnosis } = diagnose(without('targetHealth', healthySnapshot({ stopped })), TOOL);
    expect(diagnosis).toMatchObject({ verdict: 'undetermined', rootCause: null, causes: [] });
    expect(diagnosis.symptoms.map(({ id }) => id)).toEqual(['container-exits']);
    expect(diagnosis.summary).toContain('It cannot be told how the service is');
  });

  it('takes its root cause from the first of the causes', () => {
    const stopped = [60, 600].map((stoppedAgo) => stoppedTask({ id: `dead${stoppedAgo}`, stoppedAgo }));
    const { diagnosis } = diagnose(healthySnapshot({ stopped }), TOOL);
    const [first] = diagnosis.causes;
    expect(diagnosis.verdict).toBe('cycling');
    expect(diagnosis.rootCause).toEqual({
      id: first?.id,
      category: first?.category,
      title: first?.title,
      confidence: first?.confidence,
      summary: first?.summary,
    });
    expect(diagnosis.summary).toContain('again and again (2 failed in the last hour)');
  });

  it.each<[string, Change]>([
    ['The service is below what was asked for (1 running, 2 wanted)', { running: [runningTask('aaa1')] }],
    ['The service is not well (2 running, 2 wanted)', { targets: [unhealthyTarget('Request timed out')] }],
    [
      'The deployment does not get on (2 running, 2 wanted)',
      {
        targets: [unhealthyTarget('Request timed out')],
        deployment: { rolloutState: untrusted('IN_PROGRESS'), createdAt: ago(2400) },
      },
    ],
  ])('says of a degraded service in one sentence: %s', (words, change) => {
    const { verdict, summary } = diagnose(healthySnapshot(change), TOOL).diagnosis;
    expect(verdict).toBe('degraded');
    expect(summary).toContain(words);
  });

  it.each([
    [
      'ECS deployment circuit breaker: tasks failed to start.',
      '; ECS says “ECS deployment circuit breaker: tasks failed to start”',
    ],
    [undefined, ''],
  ])('quotes ECS on a deployment whose failed tasks are gone, and blames nothing: %s', (reason, words) => {
    const deployment = {
      rolloutState: untrusted('FAILED'),
      rolloutStateReason: reason === undefined ? undefined : untrusted(reason),
    };
    const { verdict, rootCause, summary } = diagnose(healthySnapshot({ deployment }), TOOL).diagnosis;
    expect({ verdict, rootCause }).toEqual({ verdict: 'failed', rootCause: null });
    expect(summary).toBe(
      `The deployment failed${words}, and its failed tasks are no longer on record: the cause is undetermined.`,
    );
  });

  it('names the cause of a deployment that failed, where its tasks are on record', () => {
    const deployment = {
      rolloutState: untrusted('FAILED'),
      rolloutStateReason: untrusted('tasks failed to start.'),
    };
    const { summary } = diagnose(healthySnapshot({ deployment, stopped: [stoppedTask()] }), TOOL).diagnosis;
    expect(summary).toMatch(/^The deployment failed: container api /);
    expect(summary).not.toContain('on record');
  });

  it('counts no failures in its sentence where it saw none', () => {
    const snapshot = healthySnapshot({
      running: [],
      events: [60, 300].map((seconds) =>
        event(
          seconds,
          '(service backend) failed to launch a task with (error ECS was unable to assume the role).',
        ),
      ),
    });
    expect(diagnose(snapshot, TOOL).diagnosis.summary).toMatch(/again and again: /);
  });

  it('carries what was asked for along, with the target groups of the service alone', () => {
    const neighbour = { arn: untrusted('arn:neighbour'), name: untrusted('other'), loadBalancerArns: [] };
    const snapshot = healthySnapshot();
    const { service, taskDefinitions, targetGroups } = snapshot.blueprint;
    const groups = targetGroups.state === 'present' ? targetGroups.value : [];
    const crowded = {
      ...snapshot,
      blueprint: { service, taskDefinitions, targetGroups: present([...groups, neighbour]) },
    };
    const { blueprint } = diagnose(crowded, TOOL);
    expect(blueprint.service?.name).toBe('backend');
    expect(blueprint.taskDefinition?.revision).toBe(89);
    expect(blueprint.targetGroups).toEqual(groups);
  });

  it('carries nothing along where it could not be read', () => {
    const { blueprint } = diagnose(without('service', without('taskDefinitions', healthySnapshot())), TOOL);
    expect(blueprint).toEqual({ service: null, taskDefinition: null, targetGroups: [] });
  });

  it('shows the counts of the service and of what was excluded', () => {
    const stopped = [stoppedTask({ startedBy: 'ecs-svc/88' })];
    const report = diagnose(healthySnapshot({ stopped }), TOOL);
    expect(report.service).toMatchObject({ desired: 2, running: 2, pending: 0 });
    expect(report.stoppedTasks).toMatchObject({ examined: 1, failing: 0 });
    expect(report.stoppedTasks.excluded['previous-deployment']).toBe(1);
  });
});
