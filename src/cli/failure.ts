import { AwsFailure } from '../aws/failure.ts';
import type { ExitCode } from '../commands/exit-code.ts';
import { UserError } from '../errors.ts';
import type { TerminalText } from '../render/encode/encoded.ts';
import { asDocument, forTerminal, forTerminalLine, terminal } from '../render/encode/terminal.ts';

/** How the program ends when something was thrown: what goes to stderr, and the code. */
export interface Ending {
  readonly text: TerminalText;
  readonly code: ExitCode;
}

/**
 * What to say of something that was thrown. What the user can mend is said with what to do; a call that AWS did not answer
 * means that we could not tell; anything else is our own bug, with its trace only where it was asked for.
 */
export function endingOf(error: unknown, trace: 'shown' | 'hidden'): Ending {
  if (error instanceof UserError) {
    const hint = error.hint === '' ? [] : [terminal`  ${forTerminal(error.hint)}`];
    const said = terminal`ecs-doctor: ${forTerminal(error.message)}`;
    return { text: asDocument([said, ...hint]), code: error.exitCode };
  }
  if (error instanceof AwsFailure) {
    const said = terminal`ecs-doctor: ${forTerminalLine(error.action)} failed: ${forTerminal(error.message)}`;
    return { text: asDocument([said]), code: 3 };
  }
  return { text: bugText(error, trace), code: 70 };
}

function bugText(error: unknown, trace: 'shown' | 'hidden'): TerminalText {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const said = terminal`ecs-doctor: this is a bug in ecs-doctor, please report it: ${forTerminalLine(what)}`;
  if (trace === 'hidden') return asDocument([said, terminal`  Run it again with --debug for the trace.`]);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return asDocument([said, forTerminal(stack)]);
}
