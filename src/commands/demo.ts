import { nearest } from '../collect/target/nearest.ts';
import type { AwsAccess, Context } from '../context.ts';
import { UserError } from '../errors.ts';
import { asDocument, forTerminalLine, terminal } from '../render/encode/terminal.ts';
import { scenarioListJson } from '../render/json/scenario-list.ts';
import { scenarioListText } from '../render/text/scenario-list.ts';
import { scaledClock } from '../simulator/clock.ts';
import { REGION } from '../simulator/names.ts';
import { SCENARIOS } from '../simulator/scenarios/index.ts';
import type { Scenario } from '../simulator/scenarios/scenario.ts';
import { startEndpoint } from '../simulator/wire/endpoint.ts';
import { createWorld, playScenario } from '../simulator/world.ts';
import type { WatchPlan } from '../watch/state.ts';
import { run as runDiagnose } from './diagnose.ts';
import type { ExitCode } from './exit-code.ts';
import { type LogsOptions, run as runLogs } from './logs.ts';
import { notice } from './notice.ts';
import type { ShowOptions, TargetFlags } from './options.ts';
import { deliver } from './output.ts';
import { run as runWatch, type WatchOptions } from './watch.ts';

export type DemoOptions =
  | { readonly kind: 'list'; readonly show: ShowOptions }
  | { readonly kind: 'play'; readonly scenario?: string; readonly show: ShowOptions }
  | { readonly kind: 'logs'; readonly scenario?: string; readonly show: ShowOptions }
  | {
      readonly kind: 'watch';
      readonly scenario?: string;
      /** How many times as fast as life; the whole story takes about a minute where it is not said. */
      readonly speed?: number;
      readonly failFast: WatchPlan['failFast'];
      readonly show: ShowOptions;
    }
  | {
      readonly kind: 'serve';
      readonly scenario?: string;
      readonly speed: number;
      readonly show: ShowOptions;
    };

const SUGGESTIONS = 3;
const DEMO_LINES = 100;

/**
 * Lists the stories, or diagnoses one: the program itself, over the network, against a simulated AWS on this machine; or
 * serves one for other programs until it is interrupted. The code is 0 where the story could be shown; that it is a bad one is no error. Rejects with a `UserError` where there is no
 * such story.
 */
export async function run(options: DemoOptions, context: Context): Promise<ExitCode> {
  switch (options.kind) {
    case 'list':
      await deliver(
        { text: (style) => scenarioListText(SCENARIOS, style), json: () => scenarioListJson(SCENARIOS) },
        options.show,
        context,
      );
      return 0;
    case 'play':
      await play(scenarioOf(options.scenario), 'diagnose', options.show, context, (target, access) =>
        runDiagnose({ source: { kind: 'aws', target, access }, show: options.show, failing: 0 }, context),
      );
      return 0;
    case 'logs':
      await play(scenarioOf(options.scenario), 'logs', options.show, context, (target, access) =>
        runLogs(logsOptions(target, access, options.show), context),
      );
      return 0;
    case 'watch':
      await watch(scenarioOf(options.scenario), options, context);
      return 0;
    case 'serve':
      await serve(scenarioOf(options.scenario), options.speed, options.show, context);
      return 0;
  }
}

/** Lets a command of the program look at a story that stands still at its end. */
async function play(
  scenario: Scenario,
  command: 'diagnose' | 'logs',
  show: ShowOptions,
  context: Context,
  look: (target: TargetFlags, access: AwsAccess) => Promise<ExitCode>,
): Promise<void> {
  const world = playScenario(scenario, context.clock.now());
  const account = world.account();
  const endpoint = await startEndpoint(() => account);
  const target = targetOf(scenario);
  const name = forTerminalLine(scenario.name);
  notice(terminal`Playing ${name} against a simulated AWS; no account is used.`, show, context);
  notice(
    terminal`For a service of yours: ecs-doctor ${forTerminalLine(command)} ${target.typed}`,
    show,
    context,
  );
  try {
    await look(target.flags, { region: REGION, endpointUrl: endpoint.url, simulated: true });
  } finally {
    await endpoint.close();
  }
}

/** The last lines of a story, whenever they were written: what is steady has little to say. */
function logsOptions(target: TargetFlags, access: AwsAccess, show: ShowOptions): LogsOptions {
  const [{ format } = { format: 'text' as const }] = show.outputs;
  return {
    target,
    access,
    manner: show,
    format,
    end: 'stop',
    live: 'not-tried',
    since: 0,
    tasks: [],
    containers: [],
    previous: 'too',
    choice: { tail: DEMO_LINES },
  };
}

/** How long a whole story takes to watch, and how long at least a deployment must have to prove itself. */
const SHOWN_SECONDS = 60;
const STABLE_SECONDS = 300;
const SHORTEST_SECONDS = 1800;

/** Watches a story from its beginning, on a clock that runs faster than life. */
async function watch(
  scenario: Scenario,
  { speed, failFast, show }: Extract<DemoOptions, { kind: 'watch' }>,
  context: Context,
): Promise<void> {
  const start = context.clock.now();
  const world = createWorld(scenario, start);
  const timeoutSeconds = Math.max(SHORTEST_SECONDS, scenario.lookAfterSeconds);
  const times = speed ?? Math.max(1, Math.round(timeoutSeconds / SHOWN_SECONDS));
  const clock = scaledClock(context.clock, start, times);
  const endpoint = await startEndpoint(() => {
    world.advanceTo(clock.now());
    return world.account();
  });
  const name = forTerminalLine(scenario.name);
  const target = targetOf(scenario);
  notice(terminal`Playing ${name} against a simulated AWS, ${times} times as fast as life.`, show, context);
  notice(terminal`For a service of yours: ecs-doctor watch ${target.typed}`, show, context);
  try {
    const options: WatchOptions = {
      target: target.flags,
      access: { region: REGION, endpointUrl: endpoint.url, simulated: true },
      show,
      failing: 0,
      plan: { wish: { kind: 'found' }, stableForSeconds: STABLE_SECONDS, timeoutSeconds, failFast },
      probe: { kind: 'not-asked' },
    };
    await runWatch(options, { ...context, clock });
  } finally {
    await endpoint.close();
  }
}

/** Serves a story that goes on, `speed` times as fast as the clock, and prints the address to ask. */
async function serve(scenario: Scenario, speed: number, show: ShowOptions, context: Context): Promise<void> {
  const start = context.clock.now();
  const world = playScenario(scenario, start);
  const clock = scaledClock(context.clock, start, speed);
  const endpoint = await startEndpoint(() => {
    world.advanceTo(clock.now());
    return world.account();
  });
  const { typed } = targetOf(scenario);
  const address = forTerminalLine(endpoint.url);
  notice(
    terminal`Playing ${forTerminalLine(scenario.name)} in ${forTerminalLine(REGION)} until interrupted.`,
    show,
    context,
  );
  notice(
    terminal`Ask it: ecs-doctor diagnose ${typed} --region ${forTerminalLine(REGION)} --endpoint-url ${address}`,
    show,
    context,
  );
  context.stdout.write(asDocument([address]));
  try {
    await untilAborted(context.signal);
  } finally {
    await endpoint.close();
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** How the story's service is named on the command line: by its stack where it has one. */
function targetOf({ target: { cluster, service, stack } }: Scenario) {
  if (stack !== undefined)
    return { flags: { stack, services: [] }, typed: terminal`--stack ${forTerminalLine(stack)}` };
  return {
    flags: { cluster, services: [service] },
    typed: terminal`--cluster ${forTerminalLine(cluster)} --service ${forTerminalLine(service)}`,
  };
}

function scenarioOf(name: string | undefined): Scenario {
  if (name === undefined) return SCENARIOS[0];
  const found = SCENARIOS.find((scenario) => scenario.name === name);
  if (found !== undefined) return found;
  const names = nearest(
    name,
    SCENARIOS.map((scenario) => scenario.name),
    SUGGESTIONS,
  );
  throw new UserError(
    `there is no scenario "${name}"`,
    `Did you mean ${names.join(', ')}? \`ecs-doctor demo --list\` lists all.`,
  );
}
