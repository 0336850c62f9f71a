import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCapturedEvent } from '../../../src/collect/answers/captured-event.ts';

const DETAIL = {
  taskArn: 'arn:aws:ecs:us-east-1:123456789012:task/prod/0123456789abcdef0123456789abcdef',
  taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/backend:89',
  group: 'service:backend',
  startedBy: 'ecs-svc/89',
  lastStatus: 'STOPPED',
  desiredStatus: 'STOPPED',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  createdAt: '2026-11-23T10:00:00.123Z',
  stoppedAt: '2026-11-23T10:02:00Z',
  memory: '512',
  containers: [{ name: 'api', exitCode: 1, lastStatus: 'STOPPED' }],
  version: 7,
};

function eventOf(detail: unknown, detailType = 'ECS Task State Change'): string {
  return JSON.stringify({ 'detail-type': detailType, source: 'aws.ecs', detail });
}

describe('an entry of the event-capture log group', () => {
  it('holds a task as DescribeTasks would have shown it, and which of its changes it tells of', () => {
    const read = readCapturedEvent(eventOf(DETAIL));
    expect(read).toMatchObject({
      kind: 'task',
      captured: {
        version: 7,
        answer: {
          task: {
            arn: DETAIL.taskArn,
            id: '0123456789abcdef0123456789abcdef',
            memoryMiB: 512,
            stopCode: 'EssentialContainerExited',
            createdAt: Date.UTC(2026, 10, 23, 10, 0, 0, 123),
            stoppedAt: Date.UTC(2026, 10, 23, 10, 2, 0),
            containers: [{ name: 'api', exitCode: 1 }],
          },
        },
      },
    });
  });

  it('is left alone where it tells of something else than a task', () => {
    expect(readCapturedEvent(eventOf({ eventName: 'SERVICE_STEADY_STATE' }, 'ECS Service Action')).kind).toBe(
      'other',
    );
  });

  it('keeps the values of overridden variables that look secret, so that they can be masked', () => {
    const overrides = {
      containerOverrides: [{ name: 'api', environment: [{ name: 'DB_PASSWORD', value: 'hunter2hunter2' }] }],
    };
    expect(readCapturedEvent(eventOf({ ...DETAIL, overrides }))).toMatchObject({
      captured: { answer: { secrets: ['hunter2hunter2'] } },
    });
  });

  it.each([
    ['no JSON', 'Task stopped'],
    ['half a document', eventOf(DETAIL).slice(0, 200)],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[1, 2]'],
    ['an event without a detail-type', JSON.stringify({ detail: DETAIL })],
    ['a detail that is a text', eventOf('stopped')],
    ['a task without an ARN', eventOf({ ...DETAIL, taskArn: undefined })],
    ['an exit code that is a text', eventOf({ ...DETAIL, containers: [{ name: 'api', exitCode: '1' }] })],
    ['containers that are a text', eventOf({ ...DETAIL, containers: 'api' })],
    ['a time that is none', eventOf({ ...DETAIL, stoppedAt: 'yesterday' })],
    ['a version that is a text', eventOf({ ...DETAIL, version: 'seven' })],
    ['a document of a hundred thousand brackets', '['.repeat(100_000)],
  ])('is unreadable where it is %s', (_, message) => {
    expect(readCapturedEvent(message).kind).toBe('unreadable');
  });

  it('is cut where a text in it is longer than any of AWS', () => {
    const read = readCapturedEvent(eventOf({ ...DETAIL, stoppedReason: 'x'.repeat(200_000) }));
    expect(read.kind === 'task' && read.captured.answer.task.stoppedReason?.length).toBeLessThan(10_000);
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((detail) => eventOf(detail)),
        ),
        (text) => {
          expect(['task', 'other', 'unreadable']).toContain(readCapturedEvent(text).kind);
        },
      ),
    );
  });
});
