import { type Command, Option } from 'commander';
import {
  DOCUMENT_FORMATS,
  type Format,
  type Manner,
  type Output,
  type ShowOptions,
  type Source,
  type TargetFlags,
} from '../commands/options.ts';
import type { AwsAccess } from '../context.ts';
import { UserError } from '../errors.ts';
import type { ColourChoice } from '../terminal/colour.ts';
import { addValue, httpAddress, outputAmong } from './values.ts';

/** The flags of `withMannerFlags` as commander gives them. */
export interface MannerFlags {
  readonly color: ColourChoice;
  readonly quiet?: true;
  readonly debug?: true;
  readonly utc?: true;
}

/** The flags of `withShowFlags` as commander gives them. */
export interface ShowFlags extends MannerFlags {
  readonly output: readonly Output[];
}

/** The flags of `withTargetFlags` as commander gives them. */
export interface SourceFlags {
  readonly cluster?: string;
  readonly service?: readonly string[];
  readonly stack?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly from?: string;
  readonly save?: string;
}

const NO_OUTPUTS: readonly Output[] = [];

/** Adds the flags of a command that shows a document, in the formats that it knows. */
export function withShowFlags(command: Command, formats: readonly Format[] = DOCUMENT_FORMATS): Command {
  const names = `${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}`;
  const output = new Option(
    '-o, --output <format[=file]>',
    `${names}, into a file if one is named; repeatable`,
  );
  output.default(NO_OUTPUTS, 'text').argParser(outputAmong(formats));
  return withMannerFlags(command.optionsGroup('Output:').addOption(output));
}

/** Adds the flags that every command has: how it speaks. */
export function withMannerFlags(command: Command): Command {
  return command
    .optionsGroup('Output:')
    .addOption(new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto'))
    .option('-q, --quiet', 'no progress and no notices on stderr')
    .option('--debug', 'one line on stderr for each AWS call, and the trace of a bug')
    .option('--utc', 'all times in UTC');
}

/** Adds the flags that say what to look at and how to reach AWS, or which saved file to read instead. */
export function withTargetFlags(command: Command): Command {
  withTargetNames(command).option('--from <file>', 'a snapshot saved by `diagnose --save`, read without AWS');
  return withAwsFlags(command);
}

/** Adds the flags that say what to look at in AWS itself. */
export function withAwsTargetFlags(command: Command): Command {
  return withAwsFlags(withTargetNames(command));
}

function withTargetNames(command: Command): Command {
  return command
    .argument('[target]', 'a service ARN, a task ARN, cluster/service, or an address of the ECS console')
    .optionsGroup('Target:')
    .option('--cluster <name>', 'the cluster of the service')
    .addOption(new Option('--service <name>', 'the service; repeatable').argParser(addValue))
    .option('--stack <name>', 'a CloudFormation stack; the services in it and in its nested stacks');
}

function withAwsFlags(command: Command): Command {
  return command
    .optionsGroup('AWS:')
    .option('--region <region>', 'the AWS region')
    .option('--profile <name>', 'the profile of the AWS configuration')
    .addOption(new Option('--endpoint-url <url>', 'ask here instead of AWS').argParser(httpAddress));
}

/** What to look at, as the flags name it. */
export function targetOf(positional: string | undefined, flags: SourceFlags): TargetFlags {
  const { cluster, service: services = [], stack } = flags;
  return { positional, cluster, services, stack };
}

/** How to reach AWS, as the flags say it. */
export function accessOf({ region, profile, endpointUrl }: SourceFlags): AwsAccess {
  return { region, profile, endpointUrl };
}

/** How to show what was found, as the flags say it. */
export function showOptions(flags: ShowFlags): ShowOptions {
  return {
    ...mannerOf(flags),
    outputs: flags.output.length === 0 ? [{ format: 'text' }] : flags.output,
  };
}

/** How a command speaks, as the flags say it. */
export function mannerOf(flags: MannerFlags): Manner {
  return {
    colour: flags.color,
    notices: flags.quiet ? 'hidden' : 'shown',
    calls: flags.debug ? 'traced' : 'untraced',
    times: flags.utc ? 'utc' : 'local',
  };
}

/** Where the snapshots come from, as the flags say it. Throws a `UserError` where a file and AWS are both named. */
export function sourceOf(positional: string | undefined, flags: SourceFlags): Source {
  const { cluster, service: services = [], stack, region, profile, endpointUrl, from, save } = flags;
  const target = targetOf(positional, flags);
  const access = accessOf(flags);
  if (from === undefined) return { kind: 'aws', target, access, save };
  const named = [positional, cluster, ...services, stack, region, profile, endpointUrl, save];
  if (named.some((value) => value !== undefined)) {
    throw new UserError(
      '--from reads a saved snapshot, which knows its service and needs no AWS',
      'Leave out the target, --region, --profile, --endpoint-url and --save, or --from.',
    );
  }
  return { kind: 'file', path: from };
}
