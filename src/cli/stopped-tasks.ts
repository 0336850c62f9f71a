import { Command, Option } from 'commander';
import type { Instant } from '../model/instant.ts';
import {
  type ShowFlags,
  type SourceFlags,
  showOptions,
  sourceOf,
  withShowFlags,
  withTargetFlags,
} from './flags.ts';
import type { Wiring } from './subcommand.ts';
import { momentBefore, positiveNumber } from './values.ts';

interface Flags extends ShowFlags, SourceFlags {
  readonly limit?: number;
  readonly since?: Instant;
  readonly all?: true;
}

const EXAMPLES = `
Examples:
  ecs-doctor stopped-tasks prod/backend
  ecs-doctor stopped-tasks --cluster prod --service backend --since 30m --limit 5
  ecs-doctor stopped-tasks --stack backend-prod --all -o json

Exit codes: 0 the listing was made, 2 wrong usage, 3 the stopped tasks could not be read.`;

/** `ecs-doctor stopped-tasks [target]` */
export function stoppedTasksCommand({ context, finish }: Wiring): Command {
  const command = new Command('stopped-tasks').description(
    'stopped tasks, their reasons, exit codes and lifetimes',
  );
  withShowFlags(withTargetFlags(command))
    .optionsGroup('Selection:')
    .addOption(new Option('--limit <n>', 'the newest so many').argParser(positiveNumber))
    .addOption(
      new Option('--since <time>', 'stopped within 30m, 2h, … or since an ISO time').argParser(
        momentBefore(context.clock.now()),
      ),
    )
    .option('--all', 'also those of previous deployments, scale-in and operators')
    .addHelpText('after', EXAMPLES);
  return command.action(async (target: string | undefined, flags: Flags) => {
    const options = {
      source: sourceOf(target, flags),
      show: showOptions(flags),
      limit: flags.limit,
      since: flags.since,
      excluded: flags.all ? 'show' : 'hide',
    } as const;
    const { run } = await import('../commands/stopped-tasks.ts');
    finish(await run(options, context));
  });
}
