import { Command } from 'commander';
import type { DemoOptions } from '../commands/demo.ts';
import { DOCUMENT_FORMATS, type ShowOptions, STREAM_FORMATS } from '../commands/options.ts';
import { UserError } from '../errors.ts';
import { type ShowFlags, showOptions, withShowFlags } from './flags.ts';
import type { Wiring } from './subcommand.ts';
import { positiveNumber } from './values.ts';

interface Flags extends ShowFlags {
  readonly list?: true;
  readonly serve?: true;
  readonly speed?: number;
  readonly failFast?: true;
}

const EXAMPLES = `
Examples:
  ecs-doctor demo
  ecs-doctor demo --list
  ecs-doctor demo watch deployment-89
  ecs-doctor demo logs deployment-89
  ecs-doctor demo memory-limit -o json
  ecs-doctor demo deployment-89 --serve     (then: aws --endpoint-url ADDRESS ecs …)`;

/** `ecs-doctor demo [scenario]` */
export function demoCommand({ context, finish }: Wiring): Command {
  const command = new Command('demo')
    .description('the real program against a simulated AWS, no account needed')
    .argument(
      '[command]',
      '`watch` to see the story happen, `logs` for what its tasks wrote; where it is left out, it is diagnosed',
    )
    .argument('[scenario]', 'the story to play; deployment-89 where none is named')
    .option('--fail-fast', 'with watch: end as soon as the answer is certain, not with the story')
    .option('--list', 'list the stories')
    .option('--serve', 'serve the simulated AWS on this machine until interrupted, and print its address')
    .option('--speed <times>', 'with watch or --serve: how fast the story goes on', positiveNumber);
  withShowFlags(command, STREAM_FORMATS).addHelpText('after', EXAMPLES);
  return command.action(async (first: string | undefined, second: string | undefined, flags: Flags) => {
    const options = demoOptions(first, second, flags);
    const { run } = await import('../commands/demo.ts');
    finish(await run(options, context));
  });
}

function demoOptions(first: string | undefined, second: string | undefined, flags: Flags): DemoOptions {
  const { list, serve, speed, failFast } = flags;
  const formats = first === 'watch' || first === 'logs' ? STREAM_FORMATS : DOCUMENT_FORMATS;
  const show = showOptions(flags);
  if (first === 'watch' && !list && !serve)
    return {
      kind: 'watch',
      scenario: second,
      speed,
      failFast: failFast ? 'when-certain' : 'never',
      show,
    };
  if (show.outputs.some(({ format }) => !formats.some((known) => known === format)))
    throw new UserError(
      'only what is watched, and logs, can be shown as ndjson',
      'Try `ecs-doctor demo watch -o ndjson`.',
    );
  const isLogs = first === 'logs' && !list && !serve;
  if (second !== undefined && !isLogs)
    throw new UserError(
      `demo knows no command "${first}"`,
      'Try `ecs-doctor demo watch`, or name one story.',
    );
  if (failFast)
    throw new UserError('--fail-fast is about watching', 'Try `ecs-doctor demo watch --fail-fast`.');
  if (list && (first !== undefined || serve)) {
    throw new UserError('--list lists every story', 'Leave out --list, or whatever else was named.');
  }
  if (speed !== undefined && !serve) {
    throw new UserError(
      '--speed says how fast a story goes on that is watched or served',
      'Add `watch` or --serve, or leave out --speed.',
    );
  }
  if (list) return { kind: 'list', show };
  if (isLogs) return { kind: 'logs', scenario: second, show: onStandardOutput(show) };
  return serve
    ? { kind: 'serve', scenario: first, speed: speed ?? 1, show }
    : { kind: 'play', scenario: first, show };
}

function onStandardOutput(show: ShowOptions): ShowOptions {
  if (show.outputs.every(({ file }) => file === undefined)) return show;
  throw new UserError('logs go to standard output', 'Leave out the name of the file.');
}
