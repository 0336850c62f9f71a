import type { ExitCode } from '../commands/exit-code.ts';
import type { Context } from '../context.ts';

/** What a subcommand needs to be built: the world, and where to leave its exit code. */
export interface Wiring {
  readonly context: Context;
  finish(code: ExitCode): void;
}
