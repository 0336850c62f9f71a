import { diagnose } from '../../src/diagnose/index.ts';
import type { Instant } from '../../src/model/instant.ts';
import { present } from '../../src/model/section.ts';
import type { Deployment } from '../../src/model/service.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { Stack } from '../../src/model/stack.ts';
import type { Task } from '../../src/model/task.ts';
import { untrusted } from '../../src/model/text.ts';
import type { WatchEnding } from '../../src/model/watch.ts';
import { fold } from '../../src/watch/fold.ts';
import { remember } from '../../src/watch/memory.ts';
import { type BalancerAnswer, beginWatch, type WatchPlan, type WatchState } from '../../src/watch/state.ts';
import { endingOf } from '../../src/watch/verdict.ts';
import { type Change, healthySnapshot } from './snapshot.ts';
import { failedCheck, NOW, type StopStory } from './task.ts';

/** What a watch of one service asks for unless a test says otherwise. */
export const PLAN: WatchPlan = {
  wish: { kind: 'found' },
  stack: 'not-watched',
  stableForSeconds: 300,
  timeoutSeconds: 1800,
  failFast: 'when-certain',
  probe: 'not-asked',
};

/** What tells a deployment that is on its way from the complete one of the healthy snapshot. */
export const ROLLING: Partial<Deployment> = { rolloutState: untrusted('IN_PROGRESS') };

/** A stack that was told to update itself half a minute before the watch began. */
export const UPDATING_STACK: Stack = {
  name: untrusted('backend'),
  status: untrusted('UPDATE_IN_PROGRESS'),
  updatedAt: NOW - 30_000,
  events: [],
  resources: { state: 'absent', reason: 'not asked' },
};

/** A moment of a watch: so many seconds after it began, what was seen, or the trouble that kept it from being seen. */
export type Moment =
  | { readonly at: number; readonly saw: Change | Snapshot; readonly probe?: BalancerAnswer }
  | { readonly at: number; readonly trouble: string };

export interface Watched {
  readonly state: WatchState;
  readonly ending: WatchEnding | undefined;
  /** When it ended, in seconds after its beginning. */
  readonly endedAt: number | undefined;
}

/** Folds moments, in their order, until the watch ends. */
export function watched(plan: Partial<WatchPlan>, moments: readonly Moment[]): Watched {
  let state = beginWatch(healthySnapshot().target, { ...PLAN, ...plan }, NOW);
  for (const moment of moments) {
    const now = NOW + moment.at * 1000;
    state = fold(state, lookOf(moment, now, state));
    const ending = endingOf(state);
    if (ending !== undefined) return { state, ending, endedAt: moment.at };
  }
  return { state, ending: undefined, endedAt: undefined };
}

/** The same sight every ten seconds, from one moment to another. */
export function steadily(from: number, to: number, saw: Change | Snapshot): readonly Moment[] {
  const count = Math.floor((to - from) / 10) + 1;
  return Array.from({ length: count }, (_, index) => ({ at: from + index * 10, saw }));
}

function lookOf(moment: Moment, now: Instant, state: WatchState): Parameters<typeof fold>[1] {
  if ('trouble' in moment) return { kind: 'unseen', at: now, trouble: moment.trouble };
  const sight = 'takenAt' in moment.saw ? moment.saw : healthySnapshot(moment.saw);
  const latest = { ...sight, takenAt: now };
  const merged = remember(state.merged, latest);
  const report = diagnose(merged, { name: 'ecs-doctor', version: '0' });
  return { kind: 'seen', at: now, latest, merged, report, probe: moment.probe };
}

/** A task whose health check failed, so that it began to stop so many seconds after the watch began. */
export function failsAt(id: string, at: number, story: StopStory = {}): Task {
  return failedCheck({ id, stoppedAgo: -at, ...story });
}

/** Another deployment of the service beside or instead of the one of the healthy snapshot. */
export function deployment(id: string, change: Partial<Deployment> = {}): Deployment {
  const [first] = deploymentsIn(healthySnapshot());
  if (first === undefined) throw new Error('the healthy service has a deployment');
  return { ...first, id: untrusted(id), ...change };
}

/** The healthy snapshot with these deployments instead of its own. */
export function withDeployments(change: Change, ...deployments: readonly Deployment[]): Snapshot {
  const snapshot = healthySnapshot(change);
  const { service } = snapshot.vitals;
  if (service.state !== 'present') return snapshot;
  return {
    ...snapshot,
    vitals: { ...snapshot.vitals, service: present({ ...service.value, deployments }) },
  };
}

function deploymentsIn(snapshot: Snapshot): readonly Deployment[] {
  return snapshot.vitals.service.state === 'present' ? snapshot.vitals.service.value.deployments : [];
}
