import { describe, expect, it } from 'vitest';
import { buildTimeline } from '../../src/diagnose/timeline.ts';
import { readFacts } from '../../src/facts/facts.ts';
import { present } from '../../src/model/section.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, event, healthySnapshot, steadyEvent, targetEvent } from '../support/snapshot.ts';
import { ago, failedCheck, logOf, READY, runningTask } from '../support/task.ts';

function timelineOf(change: Change) {
  return buildTimeline(readFacts(healthySnapshot(change)));
}

describe('the timeline', () => {
  it('tells deployments, starts, ready lines, stops and telling events, oldest first', () => {
    const alive = runningTask('aaa1', 400);
    const timeline = timelineOf({
      running: [alive],
      stopped: [failedCheck({ id: 'dead1', stoppedAgo: 500, lived: 130 })],
      logs: [logOf(alive, [[50, READY]])],
      events: [steadyEvent(100), targetEvent(200, 'Request timed out')],
    });
    expect(timeline.map(({ kind, at }) => [kind, at])).toEqual([
      ['deployment', ago(3600)],
      ['task-started', ago(630)],
      ['task-stopped', ago(500)],
      ['task-started', ago(400)],
      ['task-ready', ago(350)],
      ['event', ago(100)],
    ]);
    expect(timeline[2]).toMatchObject({ subject: 'dead1', text: 'Task failed container health checks' });
    expect(timeline[4]).toMatchObject({ subject: 'aaa1', text: 'ready after 50 s' });
  });

  it('leaves out events that the tasks tell better', () => {
    const events = [
      event(60, '(service backend) has started 1 tasks: (task 8378fd0f).'),
      targetEvent(90, 'Request timed out'),
    ];
    expect(timelineOf({ running: [], events }).map(({ kind }) => kind)).toEqual(['deployment']);
  });

  it('leaves out tasks of a previous deployment', () => {
    const stopped = [failedCheck({ startedBy: 'ecs-svc/88' })];
    expect(timelineOf({ running: [], stopped }).map(({ kind }) => kind)).toEqual(['deployment']);
  });

  it('tells the failures of the stack and why they happened', () => {
    const failure = {
      at: ago(60),
      stackName: untrusted('backend'),
      logicalId: untrusted('Service'),
      resourceType: untrusted('AWS::ECS::Service'),
      status: untrusted('UPDATE_FAILED'),
      reason: untrusted('did not stabilize'),
    };
    const stack = {
      name: untrusted('backend'),
      status: untrusted('UPDATE_FAILED'),
      events: [failure],
      resources: present([]),
    };
    expect(timelineOf({ running: [], stack }).at(-1)).toEqual({
      at: ago(60),
      kind: 'stack',
      subject: 'Service',
      text: 'UPDATE_FAILED: did not stabilize',
    });
  });

  it('keeps the newest 200 entries', () => {
    const events = Array.from({ length: 300 }, (_, index) => steadyEvent(index));
    const timeline = timelineOf({ running: [], events });
    expect(timeline).toHaveLength(200);
    expect(timeline.at(-1)?.at).toBe(ago(0));
  });
});
