import { Command } from 'commander';
import { type ShowFlags, showOptions, withShowFlags } from './flags.ts';
import type { Wiring } from './subcommand.ts';

const EXAMPLES = `
Examples:
  ecs-doctor explain
  ecs-doctor explain start-period-too-short`;

/** `ecs-doctor explain [rule-id]` */
export function explainCommand({ context, finish }: Wiring): Command {
  const command = new Command('explain')
    .description('what a finding means, in full; without an argument, the list')
    .argument('[rule-id]', 'the id of a finding');
  withShowFlags(command).addHelpText('after', EXAMPLES);
  return command.action(async (rule: string | undefined, flags: ShowFlags) => {
    const { run } = await import('../commands/explain.ts');
    finish(await run({ rule, show: showOptions(flags) }, context));
  });
}
