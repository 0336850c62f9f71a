import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/index.ts';
import type { Report } from '../../src/model/report.ts';
import type { Deployment } from '../../src/model/service.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { untrusted } from '../../src/model/text.ts';
import { readServiceEvent } from '../../src/model/vocabulary/service-events.ts';
import {
  type Change,
  containerDefinition,
  event,
  healthySnapshot,
  steadyEvent,
  targetEvent,
  without,
} from '../support/snapshot.ts';
import {
  ago,
  container,
  DEFINITION_ARN,
  failedCheck,
  failedTarget,
  logOf,
  neverStarted,
  READY,
  runningTask,
  type StopStory,
  stoppedTask,
} from '../support/task.ts';

function reportOf(snapshot: Snapshot): Report {
  return diagnose(snapshot, { name: 'ecs-doctor', version: 'test' });
}

function diagnosisOf(change: Change) {
  return reportOf(healthySnapshot(change)).diagnosis;
}

/** Two stops alike, five minutes apart: again and again. */
function twice(story: StopStory, stop = stoppedTask) {
  return [stop({ ...story, id: 'dead1', stoppedAgo: 120 }), stop({ ...story, id: 'dead2', stoppedAgo: 420 })];
}

const ROLLING: Change = { deployment: { rolloutState: untrusted('IN_PROGRESS'), createdAt: ago(300) } };

const OLD: Deployment = {
  id: untrusted('ecs-svc/88'),
  status: untrusted('ACTIVE'),
  taskDefinitionArn: untrusted('arn:aws:ecs:us-east-1:123456789012:task-definition/backend:88'),
  desiredCount: 2,
  runningCount: 2,
  pendingCount: 0,
  failedTasks: 0,
  rolloutState: untrusted('COMPLETED'),
};

describe('a trap that other tools fall into', () => {
  it.each([
    ['a failed container check', twice({ exitCode: 137 }, failedCheck)],
    ['a failed target', twice({ exitCode: 137 }, failedTarget)],
    [
      'Spot',
      twice({ exitCode: 137, stopCode: 'SpotInterruption', reason: 'Your Spot Task was interrupted.' }),
    ],
  ])('exit code 137 is no lack of memory after %s', (_, stopped) => {
    expect(diagnosisOf({ stopped, running: [] }).rootCause?.category).not.toBe('oom');
  });

  it.each([
    ['scale-in', 'ServiceSchedulerInitiated', 'Scaling activity initiated by (deployment ecs-svc/89)'],
    ['an operator', 'UserInitiated', 'Task stopped by user'],
  ])('exit code 137 after %s is no failure at all', (_, stopCode, reason) => {
    const stopped = twice({ exitCode: 137, stopCode, reason });
    expect(diagnosisOf({ stopped })).toMatchObject({ verdict: 'healthy', rootCause: null });
  });

  it.each([0, 1])('running out of memory needs no 137: OutOfMemoryError with exit code %s', (exitCode) => {
    const containerReason = 'OutOfMemoryError: Container killed due to memory usage';
    const stopped = twice({ exitCode, containerReason });
    expect(diagnosisOf({ stopped }).rootCause).toMatchObject({ id: 'container-memory-limit' });
  });

  it.each(['initial', 'draining'])('a target that is %s is not unhealthy', (state) => {
    const running = [runningTask('aaa1'), runningTask('aaa2')];
    const healthy = running.map(({ privateAddress = untrusted('') }) => ({
      targetId: privateAddress,
      state: untrusted('healthy'),
    }));
    const other = { targetId: untrusted('10.0.1.9'), state: untrusted(state) };
    expect(diagnosisOf({ running, targets: [...healthy, other] }).verdict).toBe('healthy');
  });

  it('a rollout with pending tasks is on its way, and nothing is wrong', () => {
    const state = { pendingCount: 2, runningCount: 2 };
    expect(diagnosisOf({ ...ROLLING, state })).toMatchObject({ verdict: 'in-progress', rootCause: null });
  });

  it.each(['runningTasks', 'stoppedTasks', 'targetHealth', 'service'] as const)(
    'what may not be read is not fine: %s',
    (section) => {
      const { diagnosis, notExamined } = reportOf(without(section, healthySnapshot()));
      expect(diagnosis.verdict).toBe('undetermined');
      expect(notExamined.map(({ section: name }) => name)).toContain(section);
    },
  );

  it('after a rollback the definition and the logs of the revision that failed are read', () => {
    const failedArn = untrusted('arn:aws:ecs:us-east-1:123456789012:task-definition/backend:90');
    const dead = twice({ startedBy: 'ecs-svc/90', definitionArn: failedArn });
    const revision = untrusted('arn:aws:ecs:us-east-1:123456789012:service-revision/prod/backend/90');
    const { verdict, rootCause } = diagnosisOf({
      stopped: dead,
      logs: dead.map((task) => logOf(task, [[1, "KeyError: 'DATABASE_URL'"]])),
      serviceRevisions: [{ arn: revision, taskDefinitionArn: failedArn }],
      serviceDeployments: [
        {
          arn: untrusted('d90'),
          status: untrusted('ROLLBACK_SUCCESSFUL'),
          createdAt: ago(1200),
          targetRevisionArn: revision,
          sourceRevisionArns: [],
          triggeredAlarms: [],
        },
      ],
    });
    expect(verdict).toBe('failed');
    expect(rootCause).toMatchObject({ id: 'missing-configuration', category: 'startup' });
  });

  it('the error stands at the end of a long log, and the head says nothing', () => {
    const [dead, other] = twice({});
    if (dead === undefined || other === undefined) throw new Error('there are two');
    const chatter = Array.from({ length: 400 }, (_, second) => [second / 5, `tick ${second}`] as const);
    const logs = [dead, other].map((task) => logOf(task, [...chatter, [90, "KeyError: 'DATABASE_URL'"]]));
    expect(diagnosisOf({ stopped: [dead, other], logs }).rootCause?.summary).toContain('DATABASE_URL');
  });

  it('the order in which AWS lists tasks is not trusted', () => {
    const stopped = [
      neverStarted('CannotPullContainerError: toomanyrequests: rate limit', { id: 'late', stoppedAgo: 60 }),
      stoppedTask({ id: 'early', stoppedAgo: 3000 }),
    ];
    const logs = stopped.slice(1).map((task) => logOf(task, [[1, "KeyError: 'DATABASE_URL'"]]));
    for (const order of [stopped, stopped.toReversed()]) {
      expect(diagnosisOf({ stopped: order, logs }).rootCause?.id).toBe('missing-configuration');
    }
  });

  it('a desired count of 0 is not healthy', () => {
    const change: Change = { running: [], state: { desiredCount: 0, runningCount: 0 } };
    expect(diagnosisOf(change).verdict).toBe('undetermined');
  });

  it('a steady state before the load balancer has seen a task answer is not healthy yet', () => {
    const targets = [{ targetId: untrusted('10.0.1.1'), state: untrusted('initial') }];
    const change: Change = { targets, events: [steadyEvent(10)] };
    expect(diagnosisOf(change).verdict).toBe('in-progress');
    expect(diagnosisOf({ targets: [] }).verdict).toBe('undetermined');
  });

  it('failedTasks is no count of all failures: it is 0 again once a task ran', () => {
    const change: Change = { ...ROLLING, stopped: twice({}), running: [] };
    expect(change.deployment?.failedTasks).toBeUndefined();
    expect(diagnosisOf(change).verdict).toBe('cycling');
  });

  it('what a container says and what the task says are two things: both are read', () => {
    const stopped = twice({
      stopCode: 'TaskFailedToStart',
      reason: 'Task failed to start',
      lived: null,
      containers: [
        container('api', {}),
        container('proxy', { reason: 'CannotPullContainerError: manifest unknown' }),
      ],
    });
    const sidecars = [containerDefinition('proxy')];
    expect(diagnosisOf({ stopped, sidecars, running: [] }).rootCause).toMatchObject({
      id: 'image-not-found',
    });
  });

  it('ECS writes “has stopped 1 running tasks”', () => {
    const message = '(service web) has stopped 1 running tasks: (task 218dcf0765ba4c97a2eeb1f06a0e913b).';
    expect(readServiceEvent(message)?.kind).toBe('stopped');
  });

  it('of two deployments at once only the newer one is judged', () => {
    const old = twice({ startedBy: 'ecs-svc/88', definitionArn: String(OLD.taskDefinitionArn) });
    const [primary] = [{ ...OLD, id: untrusted('ecs-svc/89'), status: untrusted('PRIMARY') }];
    const state = { deployments: [{ ...primary, taskDefinitionArn: DEFINITION_ARN }, OLD] };
    const { diagnosis, stoppedTasks } = reportOf(healthySnapshot({ stopped: old, state }));
    expect(diagnosis.verdict).toBe('healthy');
    expect(stoppedTasks.excluded['previous-deployment']).toBe(2);
  });

  it('the exit of a sidecar does not hide that of the application', () => {
    const stopped = twice({
      containers: [container('proxy', { exitCode: 143 }), container('api', { exitCode: 1 })],
    });
    const sidecars = [containerDefinition('proxy')];
    expect(diagnosisOf({ stopped, sidecars, running: [] }).rootCause?.title).toContain('Container api');
  });

  it('a crash that shows as a failed target is a crash', () => {
    const stopped = twice({}, failedTarget);
    const logs = stopped.map((task) => logOf(task, [[2, "ModuleNotFoundError: No module named 'app.main'"]]));
    const change: Change = { stopped, logs, running: [], events: [targetEvent(130, 'Health checks failed')] };
    expect(diagnosisOf(change).rootCause).toMatchObject({ category: 'startup', id: 'broken-image-contents' });
  });

  it('an error that the application got over is not the cause', () => {
    const stopped = twice({}, failedTarget);
    const logs = stopped.map((task) =>
      logOf(task, [
        [1, 'Error: connect ECONNREFUSED 10.0.1.5:5432'],
        [4, READY],
      ]),
    );
    const events = [targetEvent(130, 'Health checks failed with these codes: [404]')];
    expect(diagnosisOf({ stopped, logs, events, running: [] }).rootCause).toMatchObject({
      category: 'load-balancer',
      id: 'unexpected-response-code',
    });
  });

  it('what the circuit breaker says is no cause', () => {
    const deployment = {
      rolloutState: untrusted('FAILED'),
      rolloutStateReason: untrusted('ECS deployment circuit breaker: tasks failed to start.'),
    };
    expect(diagnosisOf({ deployment })).toMatchObject({ verdict: 'failed', rootCause: null });
  });

  it('one failure that healed is no incident', () => {
    const stopped = [failedCheck({ stoppedAgo: 2400 })];
    expect(diagnosisOf({ stopped, events: [steadyEvent(2000)] }).verdict).toBe('healthy');
  });

  it('an event that says nothing known is left alone', () => {
    expect(diagnosisOf({ events: [event(5, '(service backend) hums a tune.')] }).verdict).toBe('healthy');
  });
});
