import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { awaitedContainer, isCheckAtFault, waitingTasks } from '../../src/facts/waiting-task.ts';
import type { Container, Task } from '../../src/model/task.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, containerDefinition, healthySnapshot } from '../support/snapshot.ts';
import { container, logOf, runningTask } from '../support/task.ts';

const CHECK = { command: [untrusted('CMD true')] };

function pending(id: string, seconds = 1200, change: Partial<Task> = {}): Task {
  return { ...runningTask(id, seconds), lastStatus: untrusted('PENDING'), startedAt: undefined, ...change };
}

/** The container that the application waits for until it meets a condition. */
function awaited(condition: string, db: Container, change: Change = {}) {
  const task = pending('aaa1', 1200, { containers: [container('api', {}), db] });
  const facts = readFacts(
    healthySnapshot({
      running: [task],
      container: { dependsOn: [{ containerName: untrusted('db'), condition: untrusted(condition) }] },
      sidecars: [containerDefinition('db', { healthCheck: CHECK })],
      logs: [logOf(task, [[1, 'Error: connect ECONNREFUSED 10.0.1.5:5432']], 'db')],
      ...change,
    }),
  );
  const [live] = facts.live;
  return live && awaitedContainer(live);
}

describe('the tasks that wait before they run', () => {
  it('are those that have been PENDING or ACTIVATING for more than ten minutes', () => {
    const running = [
      pending('aaa1', 1200),
      pending('aaa2', 500),
      pending('aaa3', 900, { lastStatus: untrusted('ACTIVATING') }),
      pending('aaa4', 900, { lastStatus: untrusted('PROVISIONING') }),
      pending('aaa5', 900, { createdAt: undefined }),
      runningTask('aaa6'),
    ];
    const facts = readFacts(healthySnapshot({ running }));
    expect(waitingTasks(facts).map(({ task }) => task.id)).toEqual(['aaa1', 'aaa3']);
  });
});

describe('the container that a task waits for', () => {
  it('is the one on which another depends, with what its log says against it', () => {
    expect(awaited('HEALTHY', container('db', { health: 'UNHEALTHY' }))).toMatchObject({
      name: 'db',
      condition: 'HEALTHY',
      container: { healthStatus: 'UNHEALTHY' },
      definition: { name: 'db' },
      error: { kind: 'connection-refused' },
    });
  });

  it.each([
    ['HEALTHY', 'is not healthy yet', container('db', { health: 'UNKNOWN' })],
    ['COMPLETE', 'still runs', { ...container('db', {}), lastStatus: untrusted('RUNNING') }],
    ['SUCCESS', 'has not run yet', container('db', {})],
  ])('is missing under the condition %s where it %s', (condition, _, db) => {
    expect(awaited(condition, db)?.name).toBe('db');
  });

  it.each([
    ['HEALTHY', 'is healthy', container('db', { health: 'HEALTHY' })],
    ['COMPLETE', 'has ended', { ...container('db', { exitCode: 0 }), lastStatus: untrusted('STOPPED') }],
    ['SUCCESS', 'has ended', { ...container('db', { exitCode: 0 }), lastStatus: untrusted('STOPPED') }],
    ['START', 'has been started', container('db', {})],
  ])('is none under the condition %s once it %s', (condition, _, db) => {
    expect(awaited(condition, db)).toBeUndefined();
  });

  it('is none without a check by which it could become healthy, and where nothing depends on another', () => {
    const db = container('db', { health: 'UNKNOWN' });
    expect(awaited('HEALTHY', db, { sidecars: [containerDefinition('db')] })).toBeUndefined();
    expect(awaited('HEALTHY', db, { container: {} })).toBeUndefined();
  });

  it('has a check at fault where it runs without a complaint', () => {
    const unhealthy = awaited('HEALTHY', container('db', { health: 'UNHEALTHY' }), { logs: [] });
    const complaining = awaited('HEALTHY', container('db', { health: 'UNHEALTHY' }));
    const undecided = awaited('HEALTHY', container('db', { health: 'UNKNOWN' }), { logs: [] });
    expect([unhealthy, complaining, undecided].map((one) => one && isCheckAtFault(one))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
