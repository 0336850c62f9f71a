import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { event, healthySnapshot, targetEvent } from '../support/snapshot.ts';
import { failedCheck, loggedTask } from '../support/task.ts';

const CODES = 'Health checks failed with these codes: [404]';

describe('the reason of a task whose end is not on record', () => {
  it('is what an event says about that task, with the place where it says so', () => {
    const [stop] = readFacts(
      healthySnapshot({ stopped: [loggedTask()], events: [targetEvent(7000, CODES)] }),
    ).stops;
    expect(stop?.reason).toMatchObject({
      kind: 'load-balancer-check',
      text: expect.stringContaining('[404]'),
      path: 'services[0].events[0].message',
      source: 'ecs:DescribeServices',
    });
  });

  it('is the failed check of a container as well', () => {
    const events = [event(7000, '(service backend) (task dead1dead) failed container health checks.')];
    const [stop] = readFacts(healthySnapshot({ stopped: [loggedTask('dead1dead')], events })).stops;
    expect(stop?.reason?.kind).toBe('container-health-check');
  });

  it('is unknown where events speak of other tasks', () => {
    const events = [targetEvent(7000, CODES, 'dead2')];
    const [stop] = readFacts(healthySnapshot({ stopped: [loggedTask()], events })).stops;
    expect(stop?.reason).toBeUndefined();
  });

  it('never takes the place of what ECS says of the task itself', () => {
    const snapshot = healthySnapshot({
      stopped: [failedCheck({ id: 'dead1' })],
      events: [targetEvent(60, CODES)],
    });
    expect(readFacts(snapshot).stops[0]?.reason?.kind).toBe('container-health-check');
  });
});
