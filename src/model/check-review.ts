import type { SettingChange } from './finding.ts';

/** The least, the most and the number of some times that were seen, in seconds. */
export interface SeenSeconds {
  readonly least: number;
  readonly most: number;
  readonly tasks: number;
}

/** One health check: when it can end a task at the earliest, what was seen, and what to set. */
export interface CheckReview {
  readonly check: 'container' | 'load-balancer';
  /** The name of the container or of the target group. */
  readonly subject: string;
  /** Of a container check; a load balancer has no start period. */
  readonly startPeriodSeconds: number | null;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  /** Failures in a row: `retries` or the unhealthy threshold. */
  readonly failures: number;
  /** From the start of the container, or from the registration of the target. */
  readonly unhealthyAfterSeconds: number;
  readonly unhealthyAtLatestSeconds: number;
  /** Null where it is not known. */
  readonly graceSeconds: number | null;
  /** The earliest moment, from the start of the task, at which the scheduler may replace it for this check. */
  readonly earliestKillSeconds: number;
  /** Until the application said that it was ready; null where no task did. */
  readonly ready: SeenSeconds | null;
  /** How long the tasks lived that were stopped for this check; null where none was. */
  readonly killed: SeenSeconds | null;
  /** What to set so that the time that was seen fits; empty where it fits, or where nothing was seen. */
  readonly settings: readonly SettingChange[];
}
