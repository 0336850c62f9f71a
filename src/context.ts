import type { AwsPort, LiveTailPort } from './aws/port.ts';
import type { Clock } from './clock.ts';
import type { Instant } from './model/instant.ts';
import type { Encoded, TerminalText } from './render/encode/encoded.ts';

/** One of the two output streams. Only encoded text can be written. */
export interface OutputStream {
  write(text: Encoded): void;
  /** Resolves once what was written has been taken, so that a slow reader slows the writer, or the reader is gone. */
  drained(): Promise<void>;
  /** False once the reader has gone away: whatever is written then is dropped. */
  readonly isOpen: boolean;
  readonly isTerminal: boolean;
  /** The width in columns; 80 where it is not known. */
  readonly columns: number;
}

export interface Files {
  /** The text of a file. Rejects with a `UserError` where it cannot be read, or is larger than `maxBytes`. */
  read(path: string, maxBytes: number): Promise<string>;
  /** Writes a file that only its owner may read (0600), replacing it whole. */
  writePrivate(path: string, text: string): Promise<void>;
}

/** How to reach AWS, as the common flags say it. Credentials come from the SDK's chain alone. */
export interface AwsAccess {
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  /** Nobody real is asked: made-up credentials are used, and the SDK's chain is left alone. */
  readonly simulated?: true;
}

export interface AwsConnection {
  readonly port: AwsPort;
  /** Absent where nothing sends lines by itself. */
  readonly liveTail?: LiveTailPort;
  /** The region that calls go to. */
  readonly region: string;
}

/** Something that moves on the terminal while there is nothing to show yet. */
export interface Spinner {
  stop(): void;
}

/** What an address answered to one GET: its status, or why there was none. */
export type HttpAnswer =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'silent'; readonly why: string };

/**
 * A block of lines at the bottom of the terminal that is painted again and again, under lines that last. While it is there
 * it is the only one to write on the terminal: what else is to be said goes through `print`, and spinners are stopped before.
 */
export interface LivePainter {
  /** Shows these lines in the place of those before; writes nothing where they are the same. None takes the block away. */
  paint(lines: readonly TerminalText[]): void;
  /** Writes a line above the block, for good. */
  print(line: TerminalText): void;
  /** Leaves the block as it stands and gives the cursor back; what is printed afterwards is written below it. */
  stop(): void;
  readonly columns: number;
  readonly rows: number;
  /** Calls the listener after each change of the size, so that it can paint what fits then. */
  onResize(listener: () => void): void;
}

/** The world as a command sees it; built once in `main.ts`, or by a test. */
export interface Context {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** A number from 0 to 1, another one each time. */
  chance(): number;
  readonly files: Files;
  /** Asks an address once, within a few seconds, without following redirects. */
  ask(url: URL, signal: AbortSignal): Promise<HttpAnswer>;
  /** Aborted at the first interrupt. */
  readonly signal: AbortSignal;
  /** From now on an interrupt is not commented on: what could be shown was shown as it came. */
  endQuietly?(): void;
  readonly version: string;
  /** How many minutes local time is ahead of UTC at an instant; UTC where it is absent. */
  utcOffsetMinutes?(at: Instant): number;
  /** Shows a spinner on stderr; absent where stderr is no place for one. */
  spin?(text: TerminalText): Promise<Spinner>;
  /** Begins to paint on standard output; absent where that is no place for it: no terminal, or a build log. */
  live?(): LivePainter;
  /** Builds the AWS access; loads the SDK only then. Rejects with a `UserError` where no region is known. */
  connect(access: AwsAccess): Promise<AwsConnection>;
}
