import type { Instant } from './instant.ts';
import type { Untrusted } from './text.ts';

/** Whose line it is. */
export interface LogOrigin {
  readonly cluster: string;
  readonly service: string;
  readonly taskId: string;
  readonly containerName: string;
  readonly group: string;
  readonly stream: string;
}

/**
 * What an application said at one moment: one log event, or several where a stack trace was written line by line.
 * `message` is as it was written, secrets aside; `text` is how a person reads it, a JSON line by its level and message.
 */
export interface LogEntry {
  readonly at: Instant;
  readonly origin: LogOrigin;
  readonly message: Untrusted;
  readonly text: Untrusted;
}
