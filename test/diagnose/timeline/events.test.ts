import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { event, targetEvent } from '../../support/snapshot.ts';
import { failedCheck, GROUP_ARN } from '../../support/task.ts';
import { told } from './told.ts';

describe('the timeline', () => {
  it('gives what an event says of a task to that task', () => {
    const id = '0123456789abcdef0123456789abcdef';
    const stopped = [failedCheck({ id, stoppedAgo: 100 })];
    const events = [
      event(101, `(service backend) (task ${id}) failed container health checks.`),
      event(102, `(service backend) has started 1 tasks: (task ${id}).`),
    ];
    const timeline = told({ running: [], stopped, events });
    expect(timeline).toContainEqual([-101, 'task-unhealthy', id, 'failed its health check']);
    expect(timeline.map(([, kind]) => kind)).not.toContain('event');
  });

  it('tells what an event says of tasks that ECS has forgotten', () => {
    const events = [event(4000, '(service backend) has started 1 tasks: (task 8378fd0f).')];
    expect(told({ running: [], events })[0]).toEqual([
      -4000,
      'event',
      'service',
      'has started 1 tasks: (task 8378fd0f).',
    ]);
  });

  it('tells of targets that come, go, and fail, and which are unhealthy now', () => {
    const events = [
      event(90, `(service backend) registered 1 targets in (target-group ${GROUP_ARN})`),
      targetEvent(80, 'Request timed out'),
      event(70, `(service backend) deregistered 2 targets in (target-group ${GROUP_ARN})`),
    ];
    const targets = [
      {
        targetId: untrusted('10.0.1.7'),
        port: 8000,
        state: untrusted('unhealthy'),
        reason: untrusted('Target.Timeout'),
      },
    ];
    expect(told({ running: [], events, targets }).slice(1)).toMatchObject([
      [-90, 'target', 'backend', 'registered 1 target'],
      [-80, 'target', expect.any(String), 'unhealthy in target group backend: Request timed out'],
      [-70, 'target', 'backend', 'deregistered 2 targets'],
      [0, 'target', '10.0.1.7:8000', 'is unhealthy in target group backend (Target.Timeout)'],
    ]);
  });
});
