import type { OutputStream } from '../context.ts';
import type { Environment } from './colour.ts';

/** What we need of `process.stdout` and `process.stderr`. */
export interface WritableTerminal {
  write(text: string): boolean;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
  on(event: 'drain', listener: () => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const USUAL_COLUMNS = 80;

/**
 * An output stream over one of the process. When its reader goes away (`ecs-doctor diagnose | head`), what is written
 * after that is dropped quietly and the exit code stays what it is; any other error of the stream is passed on.
 */
export function outputStream(stream: WritableTerminal): OutputStream {
  let hasReader = true;
  let isFull = false;
  let waiting: (() => void)[] = [];
  const release = () => {
    isFull = false;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    hasReader = false;
    release();
  });
  stream.on('drain', release);
  return {
    write(text) {
      if (!hasReader) return;
      if (!stream.write(text)) isFull = true;
    },
    drained: () =>
      new Promise((resolve) => {
        if (isFull) waiting.push(resolve);
        // Signals, and answers that have come, get their turn.
        else setImmediate(resolve);
      }),
    get isOpen() {
      return hasReader;
    },
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns === undefined || stream.columns === 0 ? USUAL_COLUMNS : stream.columns;
    },
  };
}

/**
 * Whether what was written on a stream can be written over, by a spinner or a live block: on a terminal that knows how, and
 * in no build log.
 */
export function canRedraw(isTerminal: boolean, env: Environment): boolean {
  return isTerminal && env.TERM !== 'dumb' && (env.CI === undefined || env.CI === '');
}
