import { Command } from 'commander';
import { UserError } from '../errors.ts';
import { type ShowFlags, showOptions, withShowFlags } from './flags.ts';
import type { Wiring } from './subcommand.ts';

interface Flags extends ShowFlags {
  readonly list?: true;
}

const EXAMPLES = `
Examples:
  ecs-doctor demo
  ecs-doctor demo --list
  ecs-doctor demo memory-limit -o json`;

/** `ecs-doctor demo [scenario]` */
export function demoCommand({ context, finish }: Wiring): Command {
  const command = new Command('demo')
    .description('the real program against a simulated AWS, no account needed')
    .argument('[scenario]', 'the story to play; deployment-89 where none is named')
    .option('--list', 'list the stories');
  withShowFlags(command).addHelpText('after', EXAMPLES);
  return command.action(async (scenario: string | undefined, flags: Flags) => {
    if (flags.list && scenario !== undefined) {
      throw new UserError('--list lists every story', `Leave out --list, or "${scenario}".`);
    }
    const show = showOptions(flags);
    const { run } = await import('../commands/demo.ts');
    finish(await run(flags.list ? { kind: 'list', show } : { kind: 'play', scenario, show }, context));
  });
}
