import type { Context } from '../context.ts';
import type { Encoded, JsonText, TerminalText } from '../render/encode/encoded.ts';
import { type Style, styleOf } from '../render/text/style.ts';
import { characterSet } from '../terminal/characters.ts';
import { colourLevel } from '../terminal/colour.ts';
import type { Format, Manner, ShowOptions } from './options.ts';

const FILE_COLUMNS = 100;

/** Something to show, in every format that exists. */
export interface Document {
  text(style: Style): TerminalText;
  json(): JsonText;
  /** What was streamed, for those who want it in a file; absent where nothing is. */
  ndjson?(): JsonText;
}

/** Writes a document to every output that was asked for: standard output first, so that a full disk costs nothing. */
export async function deliver(document: Document, show: ShowOptions, context: Context): Promise<void> {
  for (const { format, file } of show.outputs) {
    if (file === undefined) context.stdout.write(rendered(document, format, terminalStyle(show, context)));
  }
  for (const { format, file } of show.outputs) {
    if (file !== undefined) await context.files.writePrivate(file, rendered(document, format, FILE_STYLE));
  }
}

/** A file is read anywhere, at any time: no colours, UTC. */
const FILE_STYLE = styleOf(FILE_COLUMNS, 0, 'unicode', 'utc');

function rendered(document: Document, format: Format, style: Style): Encoded {
  switch (format) {
    case 'text':
      return document.text(style);
    case 'json':
      return document.json();
    case 'ndjson':
      if (document.ndjson === undefined) throw new Error('nothing was streamed that could be kept as ndjson');
      return document.ndjson();
  }
}

/** How a text looks on standard output. Times are local only where a person looks at them; a log is read elsewhere. */
export function terminalStyle(show: Manner, context: Context): Style {
  const { stdout, env } = context;
  const offset = context.utcOffsetMinutes;
  const isLocal = show.times === 'local' && stdout.isTerminal && offset !== undefined;
  const colour = colourLevel(show.colour, env, stdout.isTerminal);
  return styleOf(stdout.columns, colour, characterSet(env), isLocal ? offset : 'utc');
}
