import * as v from 'valibot';
import { TASK_STATE_CHANGE } from '../../model/vocabulary/event-capture.ts';
import { maybe, number } from './fields.ts';
import { type TaskAnswer, taskAnswer } from './task.ts';

/** One event about a task: the task as it was then, and which of its changes this is. */
export interface CapturedTask {
  readonly answer: TaskAnswer;
  /** It grows with each change; events may come twice and in any order. */
  readonly version: number;
}

/** What one entry of the event-capture log group says. */
export type CapturedEvent =
  | { readonly kind: 'task'; readonly captured: CapturedTask }
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' };

const envelope = v.object({ 'detail-type': v.string(), detail: v.unknown() });

const change = v.object({ version: maybe(number) });

/**
 * Reads one entry. Whoever may write to the log group can have written it, so a task in it is validated as an answer of
 * DescribeTasks is.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
export function readCapturedEvent(message: string): CapturedEvent {
  const event = v.safeParse(envelope, parsed(message));
  if (!event.success) return { kind: 'unreadable' };
  if (event.output['detail-type'] !== TASK_STATE_CHANGE) return { kind: 'other' };
  const { detail } = event.output;
  const task = v.safeParse(taskAnswer, detail, { abortEarly: true });
  const version = v.safeParse(change, detail);
  if (!task.success || !version.success) return { kind: 'unreadable' };
  return { kind: 'task', captured: { answer: task.output, version: version.output.version ?? 0 } };
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
