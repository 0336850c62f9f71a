import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/index.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, containerDefinition, healthySnapshot } from '../support/snapshot.ts';
import {
  container,
  failedCheck,
  logOf,
  neverStarted,
  READY,
  runningTask,
  stoppedTask,
} from '../support/task.ts';

const TOOL = { name: 'ecs-doctor', version: 'test' };
const TWICE = [60, 600];

/** The ids of the causes, and of the symptoms with what explains each. */
function diagnosed(change: Change) {
  const { verdict, causes, symptoms } = diagnose(healthySnapshot(change), TOOL).diagnosis;
  return {
    verdict,
    causes: causes.map(({ id }) => id),
    symptoms: symptoms.map(({ id, explainedBy }) => `${id} by ${explainedBy}`),
  };
}

describe('a container that others wait for', () => {
  const stopped = TWICE.map((stoppedAgo) =>
    neverStarted('dependency graph: [migrate] for target [api] as dependency did not exit successfully.', {
      id: `dead${stoppedAgo}`,
      stoppedAgo,
      containers: [container('api', {}), container('migrate', { exitCode: 1 })],
    }),
  );
  const change: Change = {
    stopped,
    container: { dependsOn: [{ containerName: untrusted('migrate'), condition: untrusted('SUCCESS') }] },
    sidecars: [containerDefinition('migrate', { essential: false })],
  };

  it('and that fails is the cause by its own error, and the order of containers its symptom', () => {
    const logs = stopped.map((task) => logOf(task, [[2, "KeyError: 'DATABASE_URL'"]], 'migrate'));
    expect(diagnosed({ ...change, logs })).toEqual({
      verdict: 'cycling',
      causes: ['missing-configuration'],
      symptoms: ['dependency-unmet by missing-configuration'],
    });
  });

  it('and that fails without a word that is known is the cause by its exit', () => {
    const logs = stopped.map((task) => logOf(task, [[2, 'giving up']], 'migrate'));
    expect(diagnosed({ ...change, logs })).toMatchObject({
      causes: ['container-exits'],
      symptoms: ['dependency-unmet by container-exits'],
    });
  });

  it('and that never came leaves the order of containers as the cause', () => {
    const waiting = stopped.map((task) => ({
      ...task,
      containers: [container('api', {}), container('migrate', {})],
    }));
    expect(diagnosed({ ...change, stopped: waiting })).toMatchObject({
      causes: ['dependency-unmet'],
      symptoms: [],
    });
  });
});

describe('a container check that kills tasks', () => {
  const stopped = [...TWICE, 1200].map((stoppedAgo) =>
    failedCheck({ id: `dead${stoppedAgo}`, stoppedAgo, lived: 130 }),
  );
  const loading = stopped.map((task) => logOf(task, [[1, 'Waiting for application startup.']]));

  it('is the cause itself where no task was ever seen to be ready', () => {
    expect(diagnosed({ stopped, logs: loading })).toEqual({
      verdict: 'cycling',
      causes: ['container-unhealthy'],
      symptoms: [],
    });
  });

  it('is the cause itself where the others were ready long before its window ends', () => {
    const alive = runningTask('aaa1');
    const logs = [...loading, logOf(alive, [[20, READY]])];
    expect(diagnosed({ stopped, logs, running: [alive] }).causes).toEqual(['container-unhealthy']);
  });

  it('is a symptom where a task was seen to be ready beyond its window', () => {
    const alive = runningTask('aaa1', 600);
    const logs = [...loading, logOf(alive, [[170, READY]])];
    expect(diagnosed({ stopped, logs, running: [alive] })).toMatchObject({
      causes: ['start-period-too-short'],
      symptoms: ['container-unhealthy by start-period-too-short'],
    });
  });

  it('is not explained by what a container writes that the task does not need', () => {
    const agents = stopped.map((task) => logOf(task, [[1, "KeyError: 'DD_API_KEY'"]], 'agent'));
    const beside = (essential: boolean) =>
      diagnosed({
        stopped,
        logs: [...loading, ...agents],
        sidecars: [containerDefinition('agent', { essential })],
      });
    expect(beside(false).causes).toEqual(['container-unhealthy']);
    expect(beside(true).causes).toEqual(['missing-configuration']);
  });
});

describe('a key that is missing', () => {
  it.each([
    ['DATABASE_URL', 'missing-configuration'],
    ['user_id', 'application-error'],
  ])('is a variable only where its name is in capitals: %s', (key, cause) => {
    const stopped = TWICE.map((stoppedAgo) => stoppedTask({ id: `dead${stoppedAgo}`, stoppedAgo }));
    const logs = stopped.map((task) => logOf(task, [[2, `KeyError: '${key}'`]]));
    expect(diagnosed({ stopped, logs }).causes).toEqual([cause]);
  });
});
