import { CommanderError } from 'commander';
import { type ExitCode, interruptedCode } from '../commands/exit-code.ts';
import type { Context } from '../context.ts';
import { asDocument, terminal } from '../render/encode/terminal.ts';
import { endingOf } from './failure.ts';
import { buildProgram } from './program.ts';

/** The reasons with which the context's signal is aborted. */
export type Interruption = 'SIGINT' | 'SIGTERM';

/** Runs the command line `args` (without node and script) in a context. Never rejects; says on stderr what went wrong. */
export async function runCommandLine(args: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = buildProgram({
    context,
    finish: (ending) => {
      code = ending;
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return context.signal.aborted ? interruptedCode(context.signal) : code;
  } catch (error) {
    if (error instanceof CommanderError) return 0;
    if (context.signal.aborted) {
      context.stderr.write(asDocument([terminal`ecs-doctor: interrupted before anything could be told`]));
      return interruptedCode(context.signal);
    }
    const ending = endingOf(error, args.includes('--debug') ? 'shown' : 'hidden');
    context.stderr.write(ending.text);
    return ending.code;
  }
}
