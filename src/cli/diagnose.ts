import { Command, Option } from 'commander';
import { UserError } from '../errors.ts';
import type { Instant } from '../model/instant.ts';
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
import { momentBefore } from './values.ts';

interface Flags extends ShowFlags, SourceFlags {
  readonly exitZero?: true;
  readonly patch?: PatchDialect;
  readonly since?: Instant;
  readonly timeline?: true;
}

const EXAMPLES = `
Examples:
  ecs-doctor diagnose --cluster prod --service backend
  ecs-doctor diagnose --stack backend-prod -o text -o json=report.json
  ecs-doctor diagnose prod/backend --since 6h
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
    .addOption(
      new Option(
        '--since <time>',
        'also what happened within 6h, 2d, … or since an ISO time, where that is still on record',
      ).argParser(momentBefore(context.clock.now())),
    )
    .option('--timeline', 'everything that happened, in one timeline')
    .option('--exit-zero', 'exit with 0 although a problem was found')
    .addHelpText('after', EXAMPLES);
  return command.action(async (target: string | undefined, flags: Flags) => {
    refuseBoth(flags);
    const options = {
      source: sourceOf(target, flags),
      since: flags.since,
      show: showOptions(flags),
      failing: flags.exitZero ? 0 : 1,
      patch: flags.patch,
      timeline: flags.timeline ? 'whole' : 'newest',
    } as const;
    const { run } = await import('../commands/diagnose.ts');
    finish(await run(options, context));
  });
}

/** What a file does not hold cannot be looked for later. */
function refuseBoth({ from, since }: Flags): void {
  if (from === undefined || since === undefined) return;
  throw new UserError(
    '--since looks for more in AWS, and --from asks nobody',
    'Give --since where the snapshot is saved: diagnose … --since 6h --save FILE.',
  );
}
