import { Command, Option } from 'commander';
import { type Format, STREAM_FORMATS } from '../commands/options.ts';
import type { Instant } from '../model/instant.ts';
import {
  accessOf,
  type MannerFlags,
  mannerOf,
  type SourceFlags,
  targetOf,
  withAwsTargetFlags,
  withMannerFlags,
} from './flags.ts';
import type { Wiring } from './subcommand.ts';
import { addTask, addValue, momentBefore, positiveNumber } from './values.ts';

interface Flags extends MannerFlags, Omit<SourceFlags, 'from' | 'save'> {
  readonly output: Format;
  readonly follow?: true;
  readonly live: boolean;
  readonly since?: Instant;
  readonly until?: Instant;
  readonly task?: readonly string[];
  readonly container?: readonly string[];
  readonly previous?: true;
  readonly grep?: string;
  readonly tail?: number;
}

const EXAMPLES = `
Examples:
  ecs-doctor logs prod/backend --follow
  ecs-doctor logs prod/backend --previous --tail 50
  ecs-doctor logs --stack backend-prod --since 1h --grep error -o ndjson

It finds the log groups and streams itself. Of a stack trace that was written line by line, --grep shows the whole.

Exit codes: 0 the lines were shown, or there are none, 2 wrong usage, 3 some logs could not be read, 130 interrupted.`;

/** `ecs-doctor logs [target]` */
export function logsCommand({ context, finish }: Wiring): Command {
  const command = new Command('logs').description('application logs of running and dead tasks, merged');
  const formats = new Option('-o, --output <format>', 'how lines are written').choices(STREAM_FORMATS);
  withAwsTargetFlags(command).optionsGroup('Output:').addOption(formats.default('text'));
  withSelectionFlags(withMannerFlags(command), context.clock.now()).addHelpText('after', EXAMPLES);
  return command.action(async (positional: string | undefined, flags: Flags) => {
    const options = {
      target: targetOf(positional, flags),
      access: accessOf(flags),
      manner: mannerOf(flags),
      format: flags.output,
      end: flags.follow ? 'follow' : 'stop',
      live: flags.live ? 'tried' : 'not-tried',
      since: flags.since,
      until: flags.until,
      tasks: flags.task ?? [],
      containers: flags.container ?? [],
      previous: flags.previous ? 'only' : 'too',
      choice: { grep: flags.grep, tail: flags.tail },
    } as const;
    const { run } = await import('../commands/logs.ts');
    finish(await run(options, context));
  });
}

function withSelectionFlags(command: Command, now: Instant): Command {
  const until = new Option('--until <time>', 'up to 5m ago, … or to an ISO time').argParser(
    momentBefore(now),
  );
  const previous = new Option('--previous', 'only of tasks that have stopped').conflicts('follow');
  return command
    .optionsGroup('Selection:')
    .option('-f, --follow', 'go on with new lines and new tasks until interrupted')
    .option(
      '--no-live',
      'with --follow: ask every few seconds, without Live Tail, which AWS bills by the minute',
    )
    .addOption(
      new Option(
        '--since <time>',
        'from 30m, 2h, … ago or from an ISO time; by default 15m, or as long as the tasks that --task or --previous chooses',
      ).argParser(momentBefore(now)),
    )
    .addOption(until.conflicts('follow'))
    .addOption(
      new Option('--task <id>', 'of this task, its id or how it begins; repeatable').argParser(addTask),
    )
    .addOption(new Option('--container <name>', 'of this container; repeatable').argParser(addValue))
    .addOption(previous)
    .option('--grep <text>', 'with this in them, in capitals or not')
    .addOption(new Option('--tail <n>', 'the last so many').argParser(positiveNumber));
}
