import type { AwsPort } from '../aws/port.ts';
import { type Depth, type Lookout, lookout, type Sight } from '../collect/lookout.ts';
import type { ResolvedTarget } from '../collect/target/target.ts';
import type { AwsAccess, Context } from '../context.ts';
import { diagnose } from '../diagnose/index.ts';
import type { Report } from '../model/report.ts';
import { untrusted } from '../model/text.ts';
import type { WatchEnding } from '../model/watch.ts';
import { NAME } from '../version.ts';
import { fold } from '../watch/fold.ts';
import { remember } from '../watch/memory.ts';
import { waitSeconds } from '../watch/pace.ts';
import { beginWatch, type Look, type WatchPlan, type WatchState } from '../watch/state.ts';
import { endingOf } from '../watch/verdict.ts';
import { balancerProbe, type ProbeWish } from './watch-probe.ts';
import { firstFailure, troubleOf } from './watch-trouble.ts';

export interface WatchSetup {
  readonly plan: WatchPlan;
  readonly probe: ProbeWish;
  readonly access: AwsAccess;
  /** Whether a first look that fails is the answer: what was named may not exist. What a stack has begun does exist. */
  readonly firstLook: 'must-succeed' | 'may-fail';
}

/** What is told of each look: where the watch stood, where it stands, and how it ended if it has. */
export type Listener = (before: WatchState, after: WatchState, ending: WatchEnding | undefined) => void;

export interface Ended {
  readonly state: WatchState;
  readonly ending: WatchEnding;
}

/**
 * Follows one service until the answer is certain, and tells of every look. A first look that must succeed rejects with a
 * `UserError` where there is no such service or no way to AWS; any other that fails is shown as trouble and tried again.
 */
export async function watchService(
  port: AwsPort,
  target: ResolvedTarget,
  setup: WatchSetup,
  context: Context,
  tell: Listener,
): Promise<Ended> {
  const { clock, signal } = context;
  const eyes = lookout(port, target, setup.access);
  let state = beginWatch(namesOf(target), setup.plan, clock.now());
  let changedAt = clock.now();
  let failedLooks = 0;
  const probe = balancerProbe(port, setup.probe, context);
  for (;;) {
    const before = state;
    const look = await lookOnce(eyes, 'quick', before, setup, context);
    if (signal.aborted) return { state, ending: interrupted(before) };
    failedLooks = look.kind === 'unseen' ? failedLooks + 1 : 0;
    state = fold(before, look.kind === 'seen' ? { ...look, probe: await probe(look.latest) } : look);
    if (look.kind === 'seen' && look.news === 'changed') changedAt = look.at;
    const ending = endingOf(state);
    if (ending?.kind === 'failed') state = await withLastWords(eyes, state, setup, context);
    tell(before, state, ending);
    if (ending !== undefined) return { state, ending };
    const pace = { changedAt, now: clock.now(), failedLooks, chance: context.chance() };
    await clock.sleep(waitSeconds(pace) * 1000, signal);
    if (signal.aborted) return { state, ending: interrupted(state) };
  }
}

type NewLook = Look & { readonly news?: Sight['news'] };

async function lookOnce(
  eyes: Lookout,
  depth: Depth,
  { merged, report }: WatchState,
  { access, firstLook }: WatchSetup,
  context: Context,
): Promise<NewLook> {
  try {
    const { snapshot: read, news } = await eyes.look(context.clock.now(), depth);
    // Reading takes a while, and what it saw may be younger than its beginning.
    const snapshot = { ...read, takenAt: context.clock.now() };
    const everything = remember(merged, snapshot);
    const isKnown = news === 'unchanged' && report !== undefined;
    const found = isKnown ? report : diagnose(everything, { name: NAME, version: context.version });
    return { kind: 'seen', at: snapshot.takenAt, latest: snapshot, merged: everything, report: found, news };
  } catch (error) {
    if (context.signal.aborted) return { kind: 'unseen', at: context.clock.now(), trouble: 'interrupted' };
    if (merged === undefined && firstLook === 'must-succeed') throw firstFailure(error, access);
    return { kind: 'unseen', at: context.clock.now(), trouble: troubleOf(error, access) };
  }
}

/** A task that was told to stop writes on until it has: its log may yet say that it had only been slow. */
const LAST_WORDS_SECONDS = 20;

/** The state with the diagnosis of a failure, and what failed tasks said before they were gone where that may change it. */
async function withLastWords(
  eyes: Lookout,
  lost: WatchState,
  setup: WatchSetup,
  context: Context,
): Promise<WatchState> {
  const state = { ...lost, report: reportOfFailure(lost, context.version) };
  if (!mayBeSlow(state)) return state;
  await context.clock.sleep(LAST_WORDS_SECONDS * 1000, context.signal);
  const look = await lookOnce(eyes, 'thorough', state, setup, context);
  if (look.kind === 'unseen') return state;
  const after = fold(state, look);
  return { ...after, report: reportOfFailure(after, context.version) };
}

/** What ended by itself has said everything, and where a check is the cause nothing more is to be learned. */
function mayBeSlow({ failures, report }: WatchState): boolean {
  const category = report?.diagnosis.rootCause?.category;
  if (category === 'health-check' || category === 'load-balancer') return false;
  return failures.some(({ task, ending }) => ending === 'told-to-stop' && task.lastStatus !== 'STOPPED');
}

/** The diagnosis of a service that is known to be lost, although this moment alone may look like a beginning. */
function reportOfFailure({ merged, report }: WatchState, version: string): Report | undefined {
  if (merged === undefined || report === undefined) return report;
  const { verdict } = report.diagnosis;
  const isTold = verdict === 'failed' || verdict === 'cycling';
  return diagnose(merged, { name: NAME, version }, isTold ? verdict : 'cycling');
}

function interrupted({ report }: WatchState): WatchEnding {
  const verdict = report === undefined ? 'nothing had been seen' : `so far ${report.diagnosis.verdict}`;
  return { kind: 'interrupted', text: `interrupted: ${verdict}` };
}

function namesOf({ cluster, service, region, stack }: ResolvedTarget): WatchState['target'] {
  return {
    cluster: untrusted(cluster),
    service: untrusted(service),
    region: untrusted(region),
    stack: stack === undefined ? undefined : untrusted(stack),
  };
}
