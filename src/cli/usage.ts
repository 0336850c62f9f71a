import type { Command, CommanderError } from 'commander';
import { UserError } from '../errors.ts';

/** Ends that are none of the user's mistakes: what was asked for has been shown. */
const SHOWN = ['commander.helpDisplayed', 'commander.version'];

/** What commander stopped for: a usage error in one line with a hint, or its own error where help or version was shown. */
export function usageError(error: CommanderError, command: Command): Error {
  if (SHOWN.includes(error.code)) return error;
  const help = `See \`${commandLine(command)} --help\`.`;
  if (error.code === 'commander.help') return new UserError('a command is missing', help);
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  return new UserError(message, suggestion === undefined ? help : `${suggestion.slice(1, -1)} ${help}`);
}

function commandLine(command: Command): string {
  const parent = command.parent;
  return parent === null ? command.name() : `${parent.name()} ${command.name()}`;
}
