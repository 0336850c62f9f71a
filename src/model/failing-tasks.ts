import type { Instant } from './instant.ts';
import type { StoppedContainer, StoppedTask } from './stopped-tasks.ts';
import type { Category } from './verdict.ts';

/**
 * What a line is in an excerpt: one that tells why the container ended, one of an error that the application got over, or
 * the one with which it became ready.
 */
export type LineMark = 'error' | 'set-aside' | 'ready';

/** One line of an excerpt, and how many lines are left out between the one above it and this one. */
export interface ExcerptLine {
  readonly at: Instant;
  readonly text: string;
  readonly mark: LineMark | null;
  readonly leftOut: number;
}

/** What a container wrote before its task stopped: the first relevant error, the lines around it, and the last lines. */
export interface LastLines {
  readonly group: string;
  readonly stream: string;
  readonly lines: readonly ExcerptLine[];
  /** Lines after the last one: what is written on the way down says nothing of the cause. */
  readonly leftOutAtEnd: number;
  /** How many error lines were set aside because the application got over them. */
  readonly setAside: number;
}

export interface FailingContainer extends StoppedContainer {
  /** From RUNNING to its first ready line; absent where it never wrote one. */
  readonly readySeconds?: number;
  /** Absent where it wrote nothing that could be read. */
  readonly lastLines?: LastLines;
}

/** One failing task, with the words of its containers beside the reason for which it stopped. */
export interface FailingTask extends StoppedTask {
  /** When its stop began, as near as can be told: the lines are told by their distance to it. */
  readonly endedAt: Instant;
  readonly containers: readonly FailingContainer[];
  /** The task above it in its group that stopped for the same reason and wrote the same, but for numbers. */
  readonly endedLike?: string;
}

/** Tasks that fail for the same cause: the newest few, newest first, and how many more there are. */
export interface FailingTaskGroup {
  readonly cause: string;
  readonly category: Category | null;
  readonly tasks: readonly FailingTask[];
  readonly more: number;
}
