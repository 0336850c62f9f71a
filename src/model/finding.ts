import type { Instant } from './instant.ts';
import type { SettingPath } from './setting-path.ts';
import type { Untrusted } from './text.ts';
import type { Category, Confidence } from './verdict.ts';

/** Direct evidence says the cause in so many words; circumstantial evidence only fits it. */
export type EvidenceWeight = 'direct' | 'circumstantial';

export type EvidenceKind =
  | 'stop-reason'
  | 'container-reason'
  | 'exit-code'
  | 'timing'
  | 'log'
  | 'log-context'
  | 'service-event'
  | 'deployment'
  | 'target-health'
  | 'setting'
  | 'health-status'
  | 'stack-event'
  | 'host';

/** One fact and where it came from. Its text may hold what AWS or the application wrote. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly weight: EvidenceWeight;
  /** The API call (`ecs:DescribeTasks`) or `log GROUP`. */
  readonly source: string;
  /** The JSON path in the answer, or the log stream. */
  readonly ref: string;
  readonly at?: Instant;
  readonly text: string;
}

/** A setting to change: where it stands, what it is, what it should be and the arithmetic behind it. */
export interface SettingChange {
  readonly path: SettingPath;
  /** The container whose setting it is. */
  readonly container?: string;
  /** The target group whose setting it is. */
  readonly targetGroupArn?: Untrusted;
  readonly current: number | string | null;
  readonly recommended: number | string;
  readonly unit: string;
  readonly because: string;
}

export interface Remedy {
  readonly steps: readonly string[];
  readonly settings: readonly SettingChange[];
}

export type Severity = 'critical' | 'warning' | 'info';

/** What is wrong, why we think so and what to do. */
export interface Finding {
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly title: string;
  /** What happened, with numbers, in one or two sentences. */
  readonly summary: string;
  readonly affected: { readonly tasks: number; readonly of: number };
  readonly firstSeen?: Instant;
  readonly lastSeen?: Instant;
  readonly evidence: readonly Evidence[];
  readonly remedy: Remedy;
  readonly docs: readonly string[];
  /** For a symptom: the id of the cause that accounts for it. */
  readonly explainedBy?: string;
}
