import type { Spinner } from '../context.ts';
import type { TerminalText } from '../render/encode/encoded.ts';

/**
 * Shows a spinner until it is stopped. ora is loaded only here, because loading it takes longer than everything else at
 * start-up. It is used on terminals alone, since it writes control sequences into pipes, and without its colours, since
 * it does not honour NO_COLOR.
 */
export async function startSpinner(text: TerminalText, stream: NodeJS.WritableStream): Promise<Spinner> {
  const { default: ora } = await import('ora');
  const spinner = ora({ text, stream, color: false, discardStdin: false }).start();
  return {
    stop() {
      // Once more would wipe what stands there by then, and show a cursor that somebody else has hidden.
      if (spinner.isSpinning) spinner.stop();
    },
  };
}
