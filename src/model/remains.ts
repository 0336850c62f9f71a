import type { Instant } from './instant.ts';
import type { Section } from './section.ts';
import type { Untrusted } from './text.ts';

/** Why what survives was looked for: somebody asked for that time, its tasks have expired, or the service is gone. */
export type RemainsReason = 'asked' | 'expired' | 'gone';

/** What the event-capture log group of the cluster still had of the service. */
export interface CaptureReading {
  readonly group: Untrusted;
  /** Tasks of the service that stopped and that ECS itself no longer shows. */
  readonly tasks: number;
  /** Entries that are no events, or events that could not be understood. */
  readonly unreadable: number;
  /** False where the group had more than was read. */
  readonly complete: boolean;
}

/**
 * What was found of tasks that ECS has forgotten, and where. ECS shows a stopped task for about an hour:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html
 */
export interface Remains {
  readonly reason: RemainsReason;
  readonly from: Instant;
  readonly to: Instant;
  readonly capture: Section<CaptureReading>;
  /** How many further tasks are known by the log streams that they left. */
  readonly streams: Section<number>;
}
