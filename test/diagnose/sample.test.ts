import { describe, expect, it } from 'vitest';
import { diagnose, listStoppedTasks } from '../../src/diagnose/index.ts';
import type { Report } from '../../src/model/report.ts';
import { denied } from '../../src/model/section.ts';
import type { Task } from '../../src/model/task.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, healthySnapshot } from '../support/snapshot.ts';
import { ago, failedCheck, failedTarget, logOf, stoppedTask } from '../support/task.ts';

const SERVED_LATE = 'INFO:     Application startup complete.';

function reportOf(change: Change): Report {
  return diagnose(healthySnapshot(change), { name: 'ecs-doctor', version: 'test' });
}

/** As many failed tasks as there are ids, a minute apart, newest first; the logs of the first `read` say when they were ready. */
function slowTasks(count: number, read: number): Change {
  const stopped = Array.from({ length: count }, (_, index) =>
    failedCheck({ id: `dead${index}`, stoppedAgo: 60 + index * 60, lived: 160 }),
  );
  const logs = stopped.slice(0, read).map((task) => logOf(task, [[150, SERVED_LATE]]));
  return { stopped, logs };
}

describe('a service with more stopped tasks than logs were read of', () => {
  it('keeps its cause although most of its tasks are known by their stop reason alone', () => {
    const { diagnosis } = reportOf(slowTasks(40, 4));
    expect(diagnosis.rootCause?.id).toBe('start-period-too-short');
    expect(diagnosis.causes[0]?.affected).toEqual({ tasks: 40, of: 40 });
  });

  it('says how many logs were read, and what that leaves open', () => {
    expect(reportOf(slowTasks(40, 4)).notExamined).toMatchObject([
      { section: 'logs of older tasks', reason: 'the logs of the newest 4 of 40 stopped tasks were read' },
    ]);
    expect(reportOf(slowTasks(4, 4)).notExamined).toEqual([]);
  });

  it('does not let a few crashes in the sample stand for checks that failed without them', () => {
    const crash = stoppedTask({ id: 'c0', stoppedAgo: 30 });
    const checks = Array.from({ length: 9 }, (_, index) =>
      failedTarget({ id: `e${index}`, stoppedAgo: 90 + index * 60, lived: 100 }),
    );
    const logs = [crash, ...checks].map((task) => logOf(task, [[1, 'booting']]));
    const { causes } = reportOf({ stopped: [crash, ...checks], logs }).diagnosis;
    expect(causes[0]?.category).toBe('load-balancer');
  });
});

describe('a task definition that ECS no longer describes', () => {
  it('is named among what could not be examined', () => {
    const stopped = [stoppedTask({ definitionArn: 'arn:aws:ecs:us-east-1:1:task-definition/backend:7' })];
    expect(reportOf({ stopped }).notExamined).toMatchObject([
      { section: 'task definition backend:7', action: 'ecs:DescribeTaskDefinition' },
    ]);
  });
});

describe('a refusal', () => {
  it('is told by who was refused, not by everything that IAM says', () => {
    const snapshot = healthySnapshot();
    const message = untrusted(
      'User: arn:aws:sts::1:assumed-role/ci/x is not authorized to perform: ecs:ListTasks on *',
    );
    const vitals = { ...snapshot.vitals, stoppedTasks: denied<readonly Task[]>('ecs:ListTasks', message) };
    const { notExamined } = diagnose({ ...snapshot, vitals }, { name: 'ecs-doctor', version: 'test' });
    expect(notExamined[0]?.reason).toBe('permission denied for arn:aws:sts::1:assumed-role/ci/x');
  });
});

describe('a service that is being deleted', () => {
  const state = { status: untrusted('DRAINING') };

  it('is neither cycling nor healthy', () => {
    const { diagnosis } = reportOf({ state });
    expect(diagnosis.verdict).toBe('undetermined');
    expect(diagnosis.summary).toContain('The service is DRAINING');
  });

  it('is failed where its tasks had failed again and again', () => {
    const stopped = [stoppedTask({ id: 'd1', stoppedAgo: 60 }), stoppedTask({ id: 'd2', stoppedAgo: 600 })];
    expect(reportOf({ state, stopped }).diagnosis.verdict).toBe('failed');
  });
});

describe('the listing of stopped tasks', () => {
  it('tells when a stop began apart from when the task was gone', () => {
    const listing = listStoppedTasks(healthySnapshot({ stopped: [stoppedTask({ stoppedAgo: 120 })] }), {
      excluded: 'hide',
    });
    expect(listing.groups[0]?.tasks[0]).toMatchObject({ stoppingAt: ago(120), stoppedAt: ago(90) });
  });

  it('files a task that only a symptom accounts for under that symptom', () => {
    const oom = stoppedTask({
      id: 'f1',
      stoppedAgo: 100,
      containerReason: 'OutOfMemoryError: Container killed',
      exitCode: 137,
    });
    const late = failedTarget({ id: 'f2', stoppedAgo: 400, lived: 1000 });
    const listing = listStoppedTasks(healthySnapshot({ stopped: [oom, late] }), { excluded: 'hide' });
    expect(listing.groups.map(({ cause }) => cause)).not.toContain('No known cause');
  });
});
