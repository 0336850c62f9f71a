import type { AwsPort } from '../aws/port.ts';
import { observe } from '../collect/observe.ts';
import { nameOf } from '../collect/target/name.ts';
import { parseTarget } from '../collect/target/parse.ts';
import { regionOf } from '../collect/target/region.ts';
import type { TargetRequest } from '../collect/target/request.ts';
import { resolveTargets } from '../collect/target/resolve.ts';
import { servicesOfStack } from '../collect/target/stack-services.ts';
import type { ResolvedTarget } from '../collect/target/target.ts';
import type { AwsAccess, Context } from '../context.ts';
import { diagnose } from '../diagnose/index.ts';
import type { Report } from '../model/report.ts';
import { valueOr } from '../model/section.ts';
import type { WatchEnding, WatchResult } from '../model/watch.ts';
import { forTerminalLine, terminal } from '../render/encode/terminal.ts';
import { NAME } from '../version.ts';
import { stackPhase } from '../watch/stack-phase.ts';
import type { WatchPlan } from '../watch/state.ts';
import { connect } from './connect.ts';
import { type ExitCode, worstEnding } from './exit-code.ts';
import { startSaying } from './notice.ts';
import type { ShowOptions, TargetFlags } from './options.ts';
import { awaitServices } from './watch-await.ts';
import { BEAT_SECONDS } from './watch-channel.ts';
import { type Presenter, startPresenter } from './watch-presenter.ts';
import type { ProbeWish } from './watch-probe.ts';
import { type Ended, type Listener, type WatchSetup, watchService } from './watch-service.ts';

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
    firstLook: 'must-succeed',
  };
  const text = terminal`Looking for ${forTerminalLine(nameOf(request))} in ${forTerminalLine(region)}`;
  const spinner = await startSaying(text, show, context);
  const presenter = startPresenter(setup.plan, spinner, show, context);
  const results = await watchAll(port, request, region, setup, presenter, context).finally(spinner?.stop);
  const endings = results.map(({ ending }) => ending.kind);
  const code = worstEnding(endings, context.signal, options.failing);
  await presenter.finish(results, code);
  return code;
}

/** Everything that goes on at once stops with the last service, with the first failure, or when nobody reads any more. */
async function watchAll(
  port: AwsPort,
  request: TargetRequest,
  region: string,
  setup: WatchSetup,
  presenter: Presenter,
  context: Context,
): Promise<readonly WatchResult[]> {
  const enough = new AbortController();
  const inner: Context = { ...context, signal: AbortSignal.any([context.signal, enough.signal]) };
  const beating = keepBeating(presenter, enough, inner);
  try {
    const found =
      request.kind === 'stack'
        ? await awaitServices(port, request.stack, region, setup, presenter, inner)
        : { kind: 'found' as const, targets: await resolveTargets(port, request, region, setup.access) };
    if (found.kind === 'ended')
      return [{ ...found.result, ending: endingFor(found.result.ending, enough, context) }];
    const watchers = startWatchers(port, setup, presenter, enough, inner);
    for (const target of found.targets) watchers.begin(target, setup.firstLook);
    if (request.kind === 'stack') await watchers.joinLater(request.stack, region);
    const ended = await watchers.ended();
    return ended.map(({ state, ending }) => ({
      target: state.target,
      ending: endingFor(ending, enough, context),
      report: finalReport(state, context),
    }));
  } finally {
    enough.abort(ENDED);
    await beating;
  }
}

/** Why the watching of services is ended before its time. */
const ENDED = 'ended';
const FAILED = 'another service has failed';
const UNREAD = 'nobody reads the output any more';

/** Says every few seconds that the watch is alive, and ends it once the reader of its output has gone away. */
async function keepBeating(
  presenter: Presenter,
  enough: AbortController,
  { clock, signal, stdout }: Context,
): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(BEAT_SECONDS * 1000, signal);
    if (signal.aborted) return;
    if (!stdout.isOpen) enough.abort(UNREAD);
    else presenter.beat();
  }
}

interface Watchers {
  /** Begins to watch a service, unless it is watched already. */
  begin(target: ResolvedTarget, firstLook: WatchSetup['firstLook']): void;
  /** Watches what a stack begins meanwhile, until every watch has ended. */
  joinLater(stack: string, region: string): Promise<void>;
  ended(): Promise<readonly Ended[]>;
}

/** Watches services side by side. The first one that fails is the answer: the others need not be waited for. */
function startWatchers(
  port: AwsPort,
  setup: WatchSetup,
  presenter: Presenter,
  enough: AbortController,
  context: Context,
): Watchers {
  const { clock, signal } = context;
  const running = new Map<string, Promise<Ended>>();
  let stackIsMoving = true;
  const listen: Listener = (before, after, ending) => {
    const stack = after.latest && valueOr(after.latest.vitals.stack, undefined);
    if (stack !== undefined) stackIsMoving = stackPhase(stack.status) === 'moving';
    presenter.look(before, after, ending);
  };
  const watch = async (target: ResolvedTarget, firstLook: WatchSetup['firstLook']): Promise<Ended> => {
    const ended = await watchService(port, target, { ...setup, firstLook }, context, listen);
    if (ended.ending.kind === 'failed') enough.abort(FAILED);
    return ended;
  };
  const begin: Watchers['begin'] = (target, firstLook) => {
    const name = `${target.cluster}/${target.service}`;
    if (running.has(name)) return;
    presenter.join(target);
    running.set(name, watch(target, firstLook));
  };
  return {
    begin,
    ended: () => Promise.all(running.values()),
    async joinLater(stack, region) {
      while (!signal.aborted) {
        const all = Promise.all(running.values()).then(() => 'ended');
        const asleep = clock.sleep(JOIN_SECONDS * 1000, signal).then(() => 'awake');
        if ((await Promise.race([all, asleep])) === 'ended' || signal.aborted) return;
        if (!stackIsMoving) continue;
        const services = valueOr(await observe(() => servicesOfStack(port, stack)), []);
        for (const { cluster, service } of services) begin({ cluster, service, region, stack }, 'may-fail');
      }
    },
  };
}

/** What was ended from within says why; an interrupt from outside stays one. */
function endingFor(ending: WatchEnding, enough: AbortController, { signal }: Context): WatchEnding {
  if (ending.kind !== 'interrupted' || signal.aborted) return ending;
  return { kind: 'undecided', text: String(enough.signal.reason) };
}

/** The diagnosis of everything that was seen, as of the last look. */
function finalReport({ report, merged }: Ended['state'], { version }: Context): Report | undefined {
  if (report === undefined || merged === undefined) return undefined;
  return diagnose(merged, { name: NAME, version }, report.diagnosis.verdict);
}
