import { type Interruption, runCommandLine } from './cli/run.ts';
import { systemClock } from './clock.ts';
import type { AwsAccess, AwsConnection, Context } from './context.ts';
import { diskFiles } from './files.ts';
import { askOnce } from './http.ts';
import { asDocument, terminal } from './render/encode/terminal.ts';
import { startSpinner } from './terminal/spinner.ts';
import { type Stage, stageOn } from './terminal/stage.ts';
import { canRedraw, outputStream } from './terminal/stream.ts';
import { VERSION } from './version.ts';

/** What the simulator is asked with; it takes anything. */
const MADE_UP = { accessKeyId: 'simulated', secretAccessKey: 'simulated' };

/** Builds the world from `process` and runs the command line. Resolves with the exit code. */
export async function main(): Promise<number> {
  // The SDK warns about Node 20 on stderr, on its own and in front of the report:
  // https://github.com/aws/aws-sdk-js-v3/issues/7983
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  forgetEmptyVariables();
  const controller = new AbortController();
  const stage = stageOn(process.stdout);
  process.once('exit', stage.leave);
  const context = contextOf(controller.signal, stage);
  let comment: 'said' | 'unsaid' = 'said';
  const endQuietly = () => {
    comment = 'unsaid';
  };
  const stop = listenToSignals(controller, stage, () => {
    if (comment === 'said') sayInterrupted(stage, context);
  });
  listenToPauses(stage);
  try {
    return await runCommandLine(process.argv.slice(2), { ...context, endQuietly });
  } finally {
    stop();
    stage.leave();
  }
}

/** CI systems set what they have no value for to nothing, and the SDK takes an empty region or profile for a name. */
function forgetEmptyVariables(): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('AWS_') && process.env[name] === '') delete process.env[name];
  }
}

function contextOf(signal: AbortSignal, stage: Stage): Context {
  const { env } = process;
  const stdout = outputStream(process.stdout);
  const stderr = outputStream(process.stderr);
  return {
    stdout,
    stderr,
    env,
    clock: systemClock,
    chance: Math.random,
    ask: askOnce,
    files: diskFiles,
    signal,
    version: VERSION,
    utcOffsetMinutes: (at) => -new Date(at).getTimezoneOffset(),
    spin: canRedraw(stderr.isTerminal, env) ? (text) => startSpinner(text, process.stderr) : undefined,
    live: canRedraw(stdout.isTerminal, env) ? stage.live : undefined,
    connect: (access) => connect(access, signal),
  };
}

/** The SDK is loaded here and not before. */
async function connect(access: AwsAccess, signal: AbortSignal): Promise<AwsConnection> {
  const { profile, endpointUrl, simulated } = access;
  const [{ sdkPort }, { sdkLiveTail }, { resolveRegion }] = await Promise.all([
    import('./aws/sdk.ts'),
    import('./aws/live-tail.ts'),
    import('./aws/region.ts'),
  ]);
  const region = await resolveRegion({ region: access.region, profile, env: process.env });
  const credentials = simulated ? MADE_UP : undefined;
  const settings = { region, profile, endpointUrl, credentials, signal };
  return { port: sdkPort(settings), liveTail: simulated ? undefined : sdkLiveTail(settings), region };
}

/**
 * The first interrupt ends the calls under way, so that what is known so far is shown; the second one ends the program at
 * once, in the way of the signal itself. Returns how to stop listening.
 */
function listenToSignals(controller: AbortController, stage: Stage, comment: () => void): () => void {
  const interruptions: readonly Interruption[] = ['SIGINT', 'SIGTERM'];
  const stop = () => {
    for (const name of interruptions) process.removeListener(name, onSignal);
  };
  function onSignal(name: NodeJS.Signals) {
    if (controller.signal.aborted) {
      stop();
      stage.leave();
      process.kill(process.pid, name);
      return;
    }
    comment();
    controller.abort(name);
  }
  for (const name of interruptions) process.on(name, onSignal);
  return stop;
}

/** Ctrl-Z: the shell gets its cursor for as long as it has the terminal. Whoever catches the signal has to stop by itself. */
function listenToPauses(stage: Stage): void {
  process.on('SIGTSTP', () => {
    stage.pause();
    process.kill(process.pid, 'SIGSTOP');
  });
  process.on('SIGCONT', stage.resume);
}

function sayInterrupted(stage: Stage, { stderr }: Context): void {
  const line = terminal`Interrupted: showing what is known so far. Once more to stop at once.`;
  if (!stage.announce(line)) stderr.write(asDocument([line]));
}
