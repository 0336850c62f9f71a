import { runCommandLine } from '../../src/cli/run.ts';
import type { AwsAccess, AwsConnection, Context, OutputStream } from '../../src/context.ts';
import { UserError } from '../../src/errors.ts';
import { wakingClock } from './waking-clock.ts';

/** The moment at which every run in a test takes place. */
export const NOW = Date.UTC(2026, 10, 1, 14, 3, 11);

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was written, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** With what AWS was asked for. */
  readonly accesses: readonly AwsAccess[];
}

export interface World {
  readonly connect?: (access: AwsAccess) => Promise<AwsConnection>;
  readonly env?: Context['env'];
  readonly files?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
  readonly clock?: Context['clock'];
  readonly ask?: Context['ask'];
  /** Whether standard output still has a reader; it has where this is absent. */
  readonly hasReader?: () => boolean;
  /** Half way between the shortest and the longest wait where it is left out. */
  readonly chance?: Context['chance'];
  readonly terminal?: { readonly columns: number };
  /** Where a block is painted; nowhere without it. */
  readonly live?: Context['live'];
  /** Told of everything that goes to standard output, as it goes. */
  readonly whenPrinted?: (text: string) => void;
}

/** Runs a command line in a world without network, files, screen or time, and returns everything that came out of it. */
export async function runIn(world: World, ...args: readonly string[]): Promise<Run> {
  const stdout = collector(world.terminal, world.whenPrinted, world.hasReader);
  const stderr = collector(undefined);
  const files = new Map(world.files);
  const accesses: AwsAccess[] = [];
  const context: Context = {
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: world.env ?? {},
    clock: world.clock ?? standingClock(),
    chance: world.chance ?? (() => 0.5),
    ask: world.ask ?? (async () => ({ kind: 'silent', why: 'this test asks nobody' })),
    files: {
      async read(path) {
        const text = files.get(path);
        if (text === undefined) throw new UserError(`cannot read ${path}`, 'Check the path.');
        return text;
      },
      async writePrivate(path, text) {
        files.set(path, text);
      },
    },
    signal: world.signal ?? new AbortController().signal,
    version: '1.2.3',
    live: world.live,
    async connect(access) {
      accesses.push(access);
      if (world.connect === undefined) throw new Error('this test must not reach AWS');
      return await world.connect(access);
    },
  };
  const code = await runCommandLine(args, context);
  return { code, stdout: stdout.text(), stderr: stderr.text(), files, accesses };
}

/** A clock that stands still but for those who sleep. */
function standingClock(): Context['clock'] {
  let now = NOW;
  return wakingClock(
    () => now,
    (instant) => {
      now = instant;
    },
  );
}

function collector(
  terminal: World['terminal'],
  whenPrinted: World['whenPrinted'] = () => undefined,
  hasReader: () => boolean = () => true,
): { stream: OutputStream; text(): string } {
  const written: string[] = [];
  return {
    stream: {
      write(text) {
        written.push(text);
        whenPrinted(text);
      },
      drained: async () => {},
      get isOpen() {
        return hasReader();
      },
      isTerminal: terminal !== undefined,
      columns: terminal?.columns ?? 80,
    },
    text: () => written.join(''),
  };
}
