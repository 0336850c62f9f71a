import type { Category, Verdict } from '../../model/verdict.ts';
import type { WorldSettings } from '../settings.ts';

/** A story that the simulator can play: what was asked for, what the application does, and what is true of it. */
export interface Scenario {
  readonly name: string;
  /** One line for a list. */
  readonly title: string;
  /** What happens and why, in two or three sentences. */
  readonly story: string;
  /** What a user would point the program at. */
  readonly target: { readonly cluster: string; readonly service: string; readonly stack?: string };
  readonly seed: string;
  readonly settings: WorldSettings;
  /** When the story is worth a look, counted from its start. */
  readonly lookAfterSeconds: number;
  /** What a right answer says then. */
  readonly expected: {
    readonly verdicts: readonly Verdict[];
    readonly category: Category | null;
    /** The id of the rule that names the cause. */
    readonly rule?: string;
  };
}
