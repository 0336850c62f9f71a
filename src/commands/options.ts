import type { AwsAccess } from '../context.ts';
import type { ColourChoice } from '../terminal/colour.ts';

/** A document is shown whole in one of these; the first one is the default. */
export const DOCUMENT_FORMATS = ['text', 'json'] as const;

/** What goes on for a while may be shown as it comes, too. */
export const STREAM_FORMATS = [...DOCUMENT_FORMATS, 'ndjson'] as const;

export type Format = (typeof STREAM_FORMATS)[number];

/** Where a document goes: to standard output, or into a file. */
export interface Output {
  readonly format: Format;
  readonly file?: string;
}

/** How a command speaks, whatever it has to show. */
export interface Manner {
  readonly colour: ColourChoice;
  /** Whether progress and notices are written to stderr. */
  readonly notices: 'shown' | 'hidden';
  /** Whether each AWS call leaves a line on stderr. */
  readonly calls: 'traced' | 'untraced';
  readonly times: 'local' | 'utc';
}

/** What a command is told about how it shows a document. */
export interface ShowOptions extends Manner {
  /** At least one; at most one of them goes to standard output. */
  readonly outputs: readonly Output[];
}

/** A service as the flags and the positional argument name it, not yet understood. */
export interface TargetFlags {
  readonly positional?: string;
  readonly cluster?: string;
  readonly services: readonly string[];
  readonly stack?: string;
}

/** Where snapshots come from: AWS (and there a copy may be saved), or a file that was saved before. */
export type Source =
  | {
      readonly kind: 'aws';
      readonly target: TargetFlags;
      readonly access: AwsAccess;
      readonly save?: string;
    }
  | { readonly kind: 'file'; readonly path: string };
