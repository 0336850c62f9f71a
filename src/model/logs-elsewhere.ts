import type { LogConfiguration } from './task-definition.ts';

/** A container whose output cannot be read back by the driver `awslogs`, and where it goes instead. */
export interface LogsElsewhere {
  readonly containerName: string;
  readonly log: LogConfiguration | undefined;
}
