import { limitedPort } from '../aws/limit.ts';
import type { AwsPort } from '../aws/port.ts';
import { type FoundLogs, findLogs, logsElsewhere } from '../collect/logs/find-logs.ts';
import { type Choice, followEntries, type Reach, readEntries } from '../collect/logs/read-entries.ts';
import { type Roster, roster } from '../collect/logs/roster.ts';
import { logSources, type Selection } from '../collect/logs/sources.ts';
import { nameOf } from '../collect/target/name.ts';
import { parseTarget } from '../collect/target/parse.ts';
import { regionOf } from '../collect/target/region.ts';
import { resolveTargets } from '../collect/target/resolve.ts';
import type { AwsAccess, Context } from '../context.ts';
import { UserError } from '../errors.ts';
import type { Instant } from '../model/instant.ts';
import { forTerminalLine, terminal } from '../render/encode/terminal.ts';
import { elsewhereText } from '../render/text/logs-elsewhere.ts';
import { dateAndTime } from '../render/text/times.ts';
import { connect } from './connect.ts';
import type { ExitCode } from './exit-code.ts';
import { type LiveLines, liveLines, NO_LIVE_LINES } from './live-lines.ts';
import { type Follow, nextStep } from './log-follow.ts';
import { type LogTroubles, logTroubles } from './log-troubles.ts';
import { type LogWriter, logWriter } from './log-writer.ts';
import { notice, whileSaying } from './notice.ts';
import type { Format, Manner, TargetFlags } from './options.ts';

export interface LogsOptions {
  readonly target: TargetFlags;
  readonly access: AwsAccess;
  readonly manner: Manner;
  readonly format: Format;
  /** Whether it goes on after what is there now. */
  readonly end: 'stop' | 'follow';
  /** Whether lines that are followed may come by themselves, which costs money. */
  readonly live: 'tried' | 'not-tried';
  readonly since?: Instant;
  readonly until?: Instant;
  readonly tasks: readonly string[];
  readonly containers: readonly string[];
  readonly previous: 'only' | 'too';
  readonly choice: Choice;
}

const USUAL_MS = 15 * 60_000;
/** A service may have many sources; CloudWatch Logs lets an account read five to ten times a second. */
const CALLS_AT_A_TIME = 4;
const FORGOTTEN_MS = 24 * 3_600_000;

/** What a run reads with. */
interface Session {
  readonly options: LogsOptions;
  readonly context: Context;
  readonly port: AwsPort;
  readonly selection: Selection;
  readonly roster: Roster;
  readonly troubles: LogTroubles;
  readonly live: LiveLines;
  find(): Promise<FoundLogs>;
}

/**
 * Shows the log lines of all tasks in the order of time. The code is 0 also where there are none, and 3 where something
 * could not be read: silence must not look like good news.
 */
export async function run(options: LogsOptions, context: Context): Promise<ExitCode> {
  context.endQuietly?.();
  const session = await begin(options, context);
  const found = await session.find();
  if (context.signal.aborted) return 0;
  const reach = reachOf(found, session);
  sayElsewhere(found, session);
  const from = options.since ?? beginning(found, session.selection, context.clock.now());
  const services = found.services.length > 1 ? 'named' : 'unnamed';
  const shown = await show(
    from,
    reach,
    logWriter(options.format, services, options.manner, context),
    session,
  );
  if (shown === 0 && reach.sources.length > 0) sayNothing(from, reach, session);
  return session.troubles.code();
}

async function begin(options: LogsOptions, context: Context): Promise<Session> {
  const { manner, since, until } = options;
  if (since !== undefined && until !== undefined && until < since) {
    throw new UserError('--until is before --since', 'Nothing lies between them.');
  }
  const request = parseTarget(options.target);
  const access = { ...options.access, region: options.access.region ?? regionOf(request) };
  const { port: unlimited, liveTail, region } = await connect(access, manner, context);
  const port = limitedPort(unlimited, CALLS_AT_A_TIME);
  const text = terminal`Looking for the logs of ${forTerminalLine(nameOf(request))} in ${forTerminalLine(region)}`;
  const targets = await whileSaying(text, manner, context, () =>
    resolveTargets(port, request, region, options.access),
  );
  const tasks = request.kind === 'task' ? [...options.tasks, request.task] : options.tasks;
  const selection: Selection = { tasks, containers: options.containers, previous: options.previous };
  const troubles = logTroubles(options.end, manner, context);
  const canComeLive = options.live === 'tried' && liveTail !== undefined;
  return {
    options,
    context,
    port,
    selection,
    roster: roster(port, selection, context.clock.now()),
    troubles,
    live: canComeLive ? liveLines(liveTail, troubles) : NO_LIVE_LINES,
    find: () => findLogs(port, targets, { ...options.access, region }),
  };
}

/** Where to read by what was found. Throws a `UserError` where a container was named that there is not. */
function reachOf(found: FoundLogs, { selection, roster: known, troubles }: Session): Reach {
  troubles.unread(found);
  const containers = found.services.flatMap(({ definitions }) =>
    definitions.flatMap((one) => one.containers),
  );
  const names = [...new Set(containers.map(({ name }) => name.toString()))];
  const missing = selection.containers.find((name) => !names.includes(name));
  if (missing !== undefined && names.length > 0) {
    throw new UserError(
      `there is no container "${missing}" in the task definitions`,
      `There ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ')}.`,
    );
  }
  known.update(found.services);
  const sources = logSources(found.services, selection);
  return { sources: sources.filter((one) => !troubles.isHopeless(one)), scrub: found.scrub };
}

/** Shows everything, and returns how many entries that were. */
async function show(from: Instant, reach: Reach, writer: LogWriter, session: Session): Promise<number> {
  const { options, context, port, troubles } = session;
  const { choice } = options;
  const reading = { port, roster: session.roster, from, report: troubles.report };
  const entries =
    options.end === 'follow'
      ? followEntries(reading, reach, choice, nextStep(reach, followOf(session)))
      : readEntries({ ...reading, until: options.until ?? context.clock.now() }, reach, choice);
  let shown = 0;
  writer.begin();
  try {
    for await (const some of entries) {
      shown += some.length;
      await writer.write(some);
      if (context.signal.aborted || !context.stdout.isOpen) break;
    }
  } finally {
    session.live.close();
  }
  writer.end();
  return shown;
}

function followOf(session: Session): Follow {
  const { context, live, troubles } = session;
  return { context, live, look: (reach) => lookAgain(reach, session), isHopeless: troubles.isHopeless };
}

/** Where to read now. While AWS does not answer, or the service is gone, that is where it was. */
async function lookAgain(reach: Reach, session: Session): Promise<Reach> {
  try {
    return reachOf(await session.find(), session);
  } catch (error) {
    if (error instanceof UserError) return reach;
    throw error;
  }
}

/** When the lines begin that are wanted: tasks that were chosen are shown as far back as they go. */
function beginning({ services }: FoundLogs, { tasks, previous }: Selection, now: Instant): Instant {
  const usual = now - USUAL_MS;
  if (tasks.length === 0 && previous === 'too') return usual;
  const known = services.flatMap(({ running, stopped }) =>
    previous === 'only' ? stopped : [...running, ...stopped],
  );
  const begins = tasks.length === 0 ? [''] : tasks;
  return begins.reduce((earliest, begin) => {
    const chosen = known.filter(({ id }) => id.startsWith(begin));
    const times = chosen.flatMap(({ createdAt }) => createdAt ?? []);
    // A task that was named and that ECS does not know stopped more than an hour ago.
    const unknown = chosen.length === 0 && begin !== '' ? [now - FORGOTTEN_MS] : [];
    return Math.min(earliest, ...times, ...unknown);
  }, usual);
}

function sayElsewhere(found: FoundLogs, { options, context, selection }: Session): void {
  for (const one of logsElsewhere(found)) {
    const isWanted = selection.containers.length === 0 || selection.containers.includes(one.containerName);
    if (isWanted) notice(elsewhereText(one), options.manner, context);
  }
}

function sayNothing(from: Instant, { sources }: Reach, { options, context }: Session): void {
  if (context.signal.aborted || !context.stdout.isOpen) return;
  const groups = [...new Set(sources.map(({ group }) => group))].map(forTerminalLine);
  const names = groups.map((group) => terminal`${group}`);
  const [first = terminal`no log group`] = names;
  const others = names.length > 1 ? terminal` and ${names.length - 1} more` : terminal``;
  const since = dateAndTime(from, 'utc');
  notice(
    terminal`No lines since ${since} in ${first}${others}. Look further back with --since.`,
    options.manner,
    context,
  );
}
