import type { Chance } from './world/chance.ts';

/** A line that the application writes, seconds after its container started. */
export interface ScriptLine {
  readonly afterSeconds: number;
  readonly text: string;
}

/** How an application ends by itself. */
export interface Ending {
  readonly afterSeconds: number;
  readonly exitCode: number;
  /** What the container says of its end, for example `OutOfMemoryError: Container killed due to memory usage`. */
  readonly reason?: string;
}

/** What one container of an application does, from its start. Seconds count from the start of the container. */
export interface Performance {
  readonly lines: readonly ScriptLine[];
  /** When it begins to answer requests; null if never. */
  readonly readyAfterSeconds: number | null;
  /** What a caller meets before that: a closed port, or silence until the caller gives up. */
  readonly beforeReady: 'refuses' | 'hangs';
  /** The status code by path; any other path answers 404. */
  readonly routes: Readonly<Record<string, number>>;
  /** The line written for an answered request; none where it is left out. */
  readonly accessLine?: (client: string, path: string, status: number) => string;
  /** Null: it runs until it is told to stop. */
  readonly ending: Ending | null;
  /** A container that is ready shuts down in order; one that is not ends by the signal. `ignores`: only SIGKILL helps. */
  readonly onSigterm: 'ends' | 'ignores';
  readonly shutdownLines: readonly string[];
}

/** An application: what each new container of it does. Whatever differs between containers comes from `chance`. */
export type Application = (chance: Chance) => Performance;

/** What a caller gets. */
export type Answer =
  | { readonly kind: 'refused' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'status'; readonly code: number };

/** Whether the application answers requests so many seconds after the container started. */
export function isReady(performance: Performance, afterSeconds: number): boolean {
  return performance.readyAfterSeconds !== null && afterSeconds >= performance.readyAfterSeconds;
}

/** What a request for `path` meets, so many seconds after the container started. */
export function answerTo(performance: Performance, afterSeconds: number, path: string): Answer {
  if (!isReady(performance, afterSeconds)) {
    return performance.beforeReady === 'hangs' ? { kind: 'silent' } : { kind: 'refused' };
  }
  return { kind: 'status', code: performance.routes[path] ?? 404 };
}
