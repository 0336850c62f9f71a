import type { Stop } from '../facts/stop.ts';
import type { Finding } from '../model/finding.ts';
import type { SectionName } from '../model/snapshot.ts';
import type { Rule } from '../rules/define.ts';

/** A finding with the rule that made it and the failing tasks that it accounts for. */
export interface Case {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly tasks: readonly Stop[];
}

/** What became of one rule: whether it could run is decided here, not in the rule. */
export type Outcome =
  | { readonly kind: 'passed'; readonly rule: Rule }
  | { readonly kind: 'failed'; readonly rule: Rule; readonly cases: readonly Case[] }
  | { readonly kind: 'unknown'; readonly rule: Rule; readonly lacking: readonly SectionName[] }
  | { readonly kind: 'not-applicable'; readonly rule: Rule }
  | { readonly kind: 'crashed'; readonly rule: Rule; readonly message: string };
