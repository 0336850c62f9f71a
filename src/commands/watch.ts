import type { AwsPort } from '../aws/port.ts';
import { parseTarget } from '../collect/target/parse.ts';
import { regionOf } from '../collect/target/region.ts';
import type { TargetRequest } from '../collect/target/request.ts';
import { resolveTargets } from '../collect/target/resolve.ts';
import { servicesOfStack } from '../collect/target/stack-services.ts';
import type { ResolvedTarget } from '../collect/target/target.ts';
import type { AwsAccess, Context } from '../context.ts';
import { diagnose } from '../diagnose/index.ts';
import type { Report } from '../model/report.ts';
import type { WatchEnding, WatchResult } from '../model/watch.ts';
import { NAME } from '../version.ts';
import type { WatchPlan } from '../watch/state.ts';
import { connect } from './connect.ts';
import { type ExitCode, worstEnding } from './exit-code.ts';
import type { ShowOptions, TargetFlags } from './options.ts';
import { awaitServices } from './watch-await.ts';
import { type Presenter, startPresenter } from './watch-presenter.ts';
import { type Ended, type ProbeWish, type WatchSetup, watchService } from './watch-service.ts';

export interface WatchOptions {
  readonly target: TargetFlags;
  readonly access: AwsAccess;
  readonly show: ShowOptions;
  /** The exit code of a failure: 1, or 0 for those who only want the report. */
  readonly failing: 0 | 1;
  readonly plan: Omit<WatchPlan, 'stack' | 'probe'>;
  readonly probe: ProbeWish;
}

/** How often a stack at work is looked through for services that it has begun meanwhile. */
const JOIN_SECONDS = 30;

/**
 * Follows the deployments of the named services until the answer is certain, shows them on the way, and the diagnosis at the
 * end. The worst ending decides the exit code. Rejects with a `UserError` where there is nothing to look at.
 */
export async function run(options: WatchOptions, context: Context): Promise<ExitCode> {
  const { target, access, show, plan, probe } = options;
  const request = parseTarget(target);
  const { port, region } = await connect(
    { ...access, region: access.region ?? regionOf(request) },
    show,
    context,
  );
  const setup: WatchSetup = {
    plan: {
      ...plan,
      stack: request.kind === 'stack' ? 'watched' : 'not-watched',
      probe: probe.kind,
    },
    probe,
    access: { ...access, region },
  };
  const presenter = startPresenter(setup.plan, show, context);
  try {
    const results = await watchAll(port, request, region, setup, presenter, context);
    const code = worstEnding(
      results.map(({ ending }) => ending.kind),
      options.failing,
    );
    await presenter.finish(results, code);
    return code;
  } finally {
    presenter.stop();
  }
}

async function watchAll(
  port: AwsPort,
  request: TargetRequest,
  region: string,
  setup: WatchSetup,
  presenter: Presenter,
  context: Context,
): Promise<readonly WatchResult[]> {
  const found =
    request.kind === 'stack'
      ? await awaitServices(port, request.stack, region, setup, presenter, context)
      : { kind: 'found' as const, targets: await resolveTargets(port, request, region, setup.access) };
  if (found.kind === 'ended') return [found.result];
  // The first one that fails is the answer: the others need not be waited for.
  const enough = new AbortController();
  const inner: Context = { ...context, signal: AbortSignal.any([context.signal, enough.signal]) };
  const running = new Map<string, Promise<Ended>>();
  const begin = (target: ResolvedTarget) => {
    const name = `${target.cluster}/${target.service}`;
    if (running.has(name)) return;
    const watching = watchService(port, target, setup, inner, presenter.look);
    running.set(
      name,
      watching.then((ended) => {
        if (ended.ending.kind === 'failed') enough.abort('enough');
        return ended;
      }),
    );
  };
  for (const target of found.targets) begin(target);
  if (request.kind === 'stack') await joinLater(port, request.stack, region, running, begin, inner);
  const ended = await Promise.all(running.values());
  return ended.map((one) => resultOf(one, context));
}

/** A stack makes its services one after the other: those that it begins meanwhile are watched as well. */
async function joinLater(
  port: AwsPort,
  stack: string,
  region: string,
  running: ReadonlyMap<string, Promise<Ended>>,
  begin: (target: ResolvedTarget) => void,
  { clock, signal }: Context,
): Promise<void> {
  const nap = new AbortController();
  for (;;) {
    const known = running.size;
    const all = Promise.all(running.values()).then(() => 'ended' as const);
    const asleep = clock
      .sleep(JOIN_SECONDS * 1000, AbortSignal.any([signal, nap.signal]))
      .then(() => 'awake' as const);
    if ((await Promise.race([all, asleep])) === 'ended') {
      nap.abort();
      return;
    }
    if (signal.aborted) return;
    const services = await servicesOfStack(port, stack).catch(() => []);
    for (const { cluster, service } of services) begin({ cluster, service, region, stack });
    if (running.size === known) continue;
  }
}

/** The diagnosis of everything that was seen, as of the last look. */
function resultOf({ state, ending }: Ended, context: Context): WatchResult {
  return { target: state.target, ending: endingFor(ending, context), report: finalReport(state, context) };
}

function endingFor(ending: WatchEnding, { signal }: Context): WatchEnding {
  if (ending.kind !== 'interrupted' || signal.aborted) return ending;
  return { kind: 'undecided', text: 'another service has failed' };
}

function finalReport({ report, merged }: Ended['state'], { version }: Context): Report | undefined {
  if (report === undefined || merged === undefined) return undefined;
  return diagnose(merged, { name: NAME, version }, report.diagnosis.verdict);
}
