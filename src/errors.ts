/** Every code that the program ends with; `commands/exit-code.ts` says when, and the README has the same table. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 70 | 130 | 143;

/**
 * Something that the user can mend: what happened and what to do. Anything else that is thrown is our own bug and is
 * reported as one. The code says how the program ends.
 */
export class UserError extends Error {
  readonly hint: string;
  readonly exitCode: ExitCode;

  constructor(message: string, hint: string, exitCode: ExitCode = 2) {
    super(message);
    this.name = 'UserError';
    this.hint = hint;
    this.exitCode = exitCode;
  }
}
