import { Command, Option } from 'commander';
import { PATCH_DIALECTS, type PatchDialect } from '../model/patch.ts';
import {
  type ShowFlags,
  type SourceFlags,
  showOptions,
  sourceOf,
  withShowFlags,
  withTargetFlags,
} from './flags.ts';
import type { Wiring } from './subcommand.ts';

interface Flags extends ShowFlags, SourceFlags {
  readonly exitZero?: true;
  readonly patch?: PatchDialect;
  readonly timeline?: true;
}

const EXAMPLES = `
Examples:
  ecs-doctor diagnose --cluster prod --service backend
  ecs-doctor diagnose --stack backend-prod -o text -o json=report.json
  ecs-doctor diagnose prod/backend --save incident.json
  ecs-doctor diagnose --from incident.json
  ecs-doctor diagnose --stack backend-prod --patch cloudformation
  ecs-doctor diagnose prod/backend --timeline

Exit codes: 0 healthy or rolling out, 1 a problem was found, 2 wrong usage, 3 could not tell.`;

/** `ecs-doctor diagnose [target]` */
export function diagnoseCommand({ context, finish }: Wiring): Command {
  const command = new Command('diagnose').description('why the service keeps cycling, and what to change');
  withShowFlags(withTargetFlags(command))
    .option('--save <file>', 'keep what was read, to look at it again without AWS')
    .addOption(
      new Option('--patch <dialect>', 'the change as a snippet to paste, too').choices(PATCH_DIALECTS),
    )
    .option('--timeline', 'everything that happened, in one timeline')
    .option('--exit-zero', 'exit with 0 although a problem was found')
    .addHelpText('after', EXAMPLES);
  return command.action(async (target: string | undefined, flags: Flags) => {
    const options = {
      source: sourceOf(target, flags),
      show: showOptions(flags),
      failing: flags.exitZero ? 0 : 1,
      patch: flags.patch,
      timeline: flags.timeline ? 'whole' : 'newest',
    } as const;
    const { run } = await import('../commands/diagnose.ts');
    finish(await run(options, context));
  });
}
