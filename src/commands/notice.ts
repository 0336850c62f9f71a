import type { Context, Spinner } from '../context.ts';
import type { TerminalText } from '../render/encode/encoded.ts';
import { asDocument } from '../render/encode/terminal.ts';
import { wrap } from '../render/encode/wrap.ts';
import type { Manner } from './options.ts';

/** Tells the user something beside the report: on stderr, and not at all under `--quiet`. */
export function notice(text: TerminalText, show: Manner, context: Context): void {
  if (show.notices === 'hidden') return;
  const { stderr } = context;
  stderr.write(asDocument(stderr.isTerminal ? wrap(text, stderr.columns) : [text]));
}

/** Says what is being done while it is done: a spinner where there is a place for one, one plain line elsewhere. */
export async function whileSaying<T>(
  text: TerminalText,
  show: Manner,
  context: Context,
  work: () => Promise<T>,
): Promise<T> {
  const spinner = await startSaying(text, show, context);
  try {
    return await work();
  } finally {
    spinner?.stop();
  }
}

/** Begins to say what is being done; the spinner that turns then is stopped by the caller. */
export async function startSaying(
  text: TerminalText,
  show: Manner,
  context: Context,
): Promise<Spinner | undefined> {
  const canSpin = show.notices === 'shown' && show.calls === 'untraced';
  const spinner = canSpin ? await context.spin?.(text) : undefined;
  if (spinner === undefined) notice(text, show, context);
  return spinner;
}
