import type { Instant } from './instant.ts';
import type { Section } from './section.ts';
import type { Untrusted } from './text.ts';

export interface LogLine {
  readonly at: Instant;
  readonly message: Untrusted;
}

/** What was read of one container's log stream, oldest line first. `complete` is false where lines were left out. */
export interface LogExcerpt {
  readonly taskArn: Untrusted;
  readonly containerName: Untrusted;
  readonly group: Untrusted;
  readonly stream: Untrusted;
  readonly lines: Section<readonly LogLine[]>;
  readonly complete: boolean;
}
