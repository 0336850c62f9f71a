import type { Context } from '../context.ts';
import type { LogEntry } from '../model/log-entry.ts';
import { logDocument, logNdjson } from '../render/json/log-lines.ts';
import { logLines } from '../render/text/log-lines.ts';
import type { Format, Manner } from './options.ts';
import { terminalStyle } from './output.ts';

/** Writes log entries to standard output as they come. */
export interface LogWriter {
  begin(): void;
  /** Resolves when there is room for more. */
  write(entries: readonly LogEntry[]): Promise<void>;
  end(): void;
}

/** A writer in one of the formats. */
export function logWriter(
  format: Format,
  services: 'named' | 'unnamed',
  manner: Manner,
  context: Context,
): LogWriter {
  const { stdout } = context;
  switch (format) {
    case 'text': {
      const text = logLines({ style: terminalStyle(manner, context), now: context.clock.now(), services });
      return lineWriter((entries) => stdout.write(text(entries)), context);
    }
    case 'ndjson':
      return lineWriter((entries) => stdout.write(logNdjson(entries)), context);
    case 'json':
      return documentWriter(context);
  }
}

/** So many lines are made into one text at a time. */
const LINES = 2_000;

function lineWriter(write: (entries: readonly LogEntry[]) => void, { stdout }: Context): LogWriter {
  return {
    begin() {},
    async write(entries) {
      for (let from = 0; from < entries.length && stdout.isOpen; from += LINES) {
        write(entries.slice(from, from + LINES));
        await stdout.drained();
      }
    },
    end() {},
  };
}

function documentWriter(context: Context): LogWriter {
  const { stdout } = context;
  let place: 'first' | 'later' = 'first';
  const lines = lineWriter((entries) => {
    stdout.write(logDocument.lines(entries, place));
    place = 'later';
  }, context);
  return {
    ...lines,
    begin: () => stdout.write(logDocument.begin()),
    end: () => stdout.write(logDocument.end()),
  };
}
