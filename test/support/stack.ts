import { present } from '../../src/model/section.ts';
import type { Stack, StackEvent } from '../../src/model/stack.ts';
import { untrusted } from '../../src/model/text.ts';
import { ago } from './task.ts';

interface EventWords {
  readonly logicalId: string;
  readonly resourceType: string;
  readonly status: string;
  readonly reason: string;
}

/** An event of the stack `backend`, so many seconds ago. */
export function stackEvent(seconds: number, words: EventWords): StackEvent {
  return {
    at: ago(seconds),
    stackName: untrusted('backend'),
    logicalId: untrusted(words.logicalId),
    resourceType: untrusted(words.resourceType),
    status: untrusted(words.status),
    reason: untrusted(words.reason),
  };
}

/** A resource of the stack `backend` that could not be updated. */
export function failedResource(
  seconds: number,
  logicalId: string,
  resourceType: string,
  reason: string,
): StackEvent {
  return stackEvent(seconds, { logicalId, resourceType, status: 'UPDATE_FAILED', reason });
}

/** The stack `backend`, its events newest first. */
export function stackOf(status: string, ...events: readonly StackEvent[]): Stack {
  return { name: untrusted('backend'), status: untrusted(status), events, resources: present([]) };
}
