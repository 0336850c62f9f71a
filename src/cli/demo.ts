import { Command } from 'commander';
import type { DemoOptions } from '../commands/demo.ts';
import { UserError } from '../errors.ts';
import { type ShowFlags, showOptions, withShowFlags } from './flags.ts';
import type { Wiring } from './subcommand.ts';
import { positiveNumber } from './values.ts';

interface Flags extends ShowFlags {
  readonly list?: true;
  readonly serve?: true;
  readonly speed?: number;
}

const EXAMPLES = `
Examples:
  ecs-doctor demo
  ecs-doctor demo --list
  ecs-doctor demo memory-limit -o json
  ecs-doctor demo deployment-89 --serve     (then: aws --endpoint-url ADDRESS ecs …)`;

/** `ecs-doctor demo [scenario]` */
export function demoCommand({ context, finish }: Wiring): Command {
  const command = new Command('demo')
    .description('the real program against a simulated AWS, no account needed')
    .argument('[scenario]', 'the story to play; deployment-89 where none is named')
    .option('--list', 'list the stories')
    .option('--serve', 'serve the simulated AWS on this machine until interrupted, and print its address')
    .option('--speed <times>', 'with --serve: how fast the story goes on', positiveNumber);
  withShowFlags(command).addHelpText('after', EXAMPLES);
  return command.action(async (scenario: string | undefined, flags: Flags) => {
    const options = demoOptions(scenario, flags);
    const { run } = await import('../commands/demo.ts');
    finish(await run(options, context));
  });
}

function demoOptions(scenario: string | undefined, flags: Flags): DemoOptions {
  const { list, serve, speed } = flags;
  const show = showOptions(flags);
  if (list && (scenario !== undefined || serve)) {
    throw new UserError('--list lists every story', 'Leave out --list, or whatever else was named.');
  }
  if (speed !== undefined && !serve) {
    throw new UserError('--speed says how fast a served story goes on', 'Add --serve, or leave out --speed.');
  }
  if (list) return { kind: 'list', show };
  return serve ? { kind: 'serve', scenario, speed: speed ?? 1, show } : { kind: 'play', scenario, show };
}
