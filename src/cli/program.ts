import { Command } from 'commander';
import { forTerminal } from '../render/encode/terminal.ts';
import { NAME } from '../version.ts';
import { demoCommand } from './demo.ts';
import { diagnoseCommand } from './diagnose.ts';
import { explainCommand } from './explain.ts';
import { logsCommand } from './logs.ts';
import { stoppedTasksCommand } from './stopped-tasks.ts';
import type { Wiring } from './subcommand.ts';
import { usageError } from './usage.ts';
import { watchCommand } from './watch.ts';

const EXAMPLES = `
Examples:
  ecs-doctor diagnose --cluster prod --service backend
  ecs-doctor diagnose --stack backend-prod -o json
  ecs-doctor demo

It only reads. Credentials and region come from where the AWS command line takes them.`;

/** The tree of commands and flags. A usage error is thrown as a `UserError`; help and version as a `CommanderError`. */
export function buildProgram(wiring: Wiring): Command {
  const { context } = wiring;
  const program = new Command(NAME)
    .description('Tells why an Amazon ECS service keeps cycling, and what number to change.')
    .version(context.version, '-V, --version', 'show the version')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', EXAMPLES);
  const subcommands = [
    diagnoseCommand,
    watchCommand,
    stoppedTasksCommand,
    logsCommand,
    explainCommand,
    demoCommand,
  ];
  for (const build of subcommands) program.addCommand(build(wiring));
  for (const command of [program, ...program.commands]) speakThrough(command, wiring);
  return program;
}

/** Lets a command write to the streams of the context, and leave its errors to us. */
function speakThrough(command: Command, { context }: Wiring): void {
  const { stdout, stderr } = context;
  command
    .configureOutput({
      writeOut: (text) => stdout.write(forTerminal(text)),
      writeErr: (text) => stderr.write(forTerminal(text)),
      outputError: () => {},
      getOutHelpWidth: () => stdout.columns,
      getErrHelpWidth: () => stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .helpOption('-h, --help', 'show this help')
    .exitOverride((error) => {
      throw usageError(error, command);
    });
}
