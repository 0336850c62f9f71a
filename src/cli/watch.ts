import { Command, Option } from 'commander';
import { STREAM_FORMATS } from '../commands/options.ts';
import type { WatchOptions } from '../commands/watch.ts';
import { UserError } from '../errors.ts';
import type { PinWish } from '../watch/pin.ts';
import {
  accessOf,
  type ShowFlags,
  type SourceFlags,
  showOptions,
  targetOf,
  withAwsTargetFlags,
  withShowFlags,
} from './flags.ts';
import type { Wiring } from './subcommand.ts';
import { durationSeconds, positiveNumber } from './values.ts';

/** The flags of `withWatchFlags` as commander gives them. */
export interface WatchFlags extends ShowFlags {
  readonly deployment?: string;
  readonly taskDefinition?: string;
  readonly stableFor: number;
  readonly timeout: number;
  readonly maxFailures?: number;
  readonly failFast: boolean;
  readonly probe?: string | true;
  readonly exitZero?: true;
}

const EXAMPLES = `
Examples:
  ecs-doctor watch --cluster prod --service backend
  ecs-doctor watch --stack backend-prod --timeout 45m
  ecs-doctor watch prod/backend --probe=/health/ready -o json=report.json
  ecs-doctor watch --stack backend-prod -o ndjson > watch.ndjson

Exit codes: 0 passed, 1 failed, 2 wrong usage, 3 could not tell, 4 undecided at --timeout,
5 another deployment took over, 130 or 143 interrupted.`;

/** `ecs-doctor watch [target]` */
export function watchCommand({ context, finish }: Wiring): Command {
  const command = new Command('watch').description('follow a deployment live; the post-deploy gate');
  withShowFlags(withWatchFlags(withAwsTargetFlags(command)), STREAM_FORMATS)
    .option('--exit-zero', 'exit with 0 although the deployment failed')
    .addHelpText('after', EXAMPLES);
  return command.action(async (target: string | undefined, flags: WatchFlags & SourceFlags) => {
    const options: WatchOptions = {
      ...watchOptions(flags),
      target: targetOf(target, flags),
      access: accessOf(flags),
    };
    const { run } = await import('../commands/watch.ts');
    finish(await run(options, context));
  });
}

/** Adds the flags that say what passes and what fails. */
export function withWatchFlags(command: Command): Command {
  return command
    .optionsGroup('Watch:')
    .option('--deployment <id>', 'the deployment to watch (ecs-svc/…); the newest where none is named')
    .option('--task-definition <name>', 'the deployment of this task definition (family:revision)')
    .addOption(
      new Option('--stable-for <duration>', 'how long everything must hold to pass')
        .argParser(durationSeconds)
        .default(300, '5m'),
    )
    .addOption(
      new Option('--timeout <duration>', 'when to give up undecided')
        .argParser(durationSeconds)
        .default(1800, '30m'),
    )
    .option('--max-failures <n>', 'fail at so many failed tasks, whatever their cause', positiveNumber)
    .option('--no-fail-fast', 'wait until AWS says that the deployment failed')
    .option(
      '--probe [path]',
      'the load balancer must answer 200, on the path of its health check or this one',
    );
}

/** What to watch for, as the flags say it. Throws a `UserError` where two of them contradict each other. */
export function watchOptions(flags: WatchFlags): Omit<WatchOptions, 'target' | 'access'> {
  const { stableFor, timeout, maxFailures, failFast, probe, exitZero } = flags;
  if (stableFor >= timeout) {
    throw new UserError(
      `--stable-for (${stableFor} s) leaves no time to pass before --timeout (${timeout} s)`,
      'Make --timeout longer, or --stable-for shorter.',
    );
  }
  if (typeof probe === 'string' && !probe.startsWith('/')) {
    throw new UserError(`--probe takes a path, not "${probe}"`, 'Write it from the root: --probe=/health.');
  }
  return {
    show: showOptions(flags),
    failing: exitZero ? 0 : 1,
    plan: {
      wish: wishOf(flags),
      stableForSeconds: stableFor,
      timeoutSeconds: timeout,
      failFast: failFast ? 'when-certain' : 'never',
      maxFailures,
    },
    probe:
      probe === undefined
        ? { kind: 'not-asked' }
        : { kind: 'asked', path: probe === true ? undefined : probe },
  };
}

function wishOf({ deployment, taskDefinition }: WatchFlags): PinWish {
  if (deployment !== undefined && taskDefinition !== undefined) {
    throw new UserError(
      '--deployment and --task-definition both name a deployment',
      'Leave one of them out.',
    );
  }
  if (deployment !== undefined)
    return {
      kind: 'deployment',
      id: deployment.startsWith('ecs-svc/') ? deployment : `ecs-svc/${deployment}`,
    };
  return taskDefinition === undefined ? { kind: 'found' } : { kind: 'task-definition', name: taskDefinition };
}
