import { diagnose } from '../../src/diagnose/index.ts';
import type { Deployment } from '../../src/model/service.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { untrusted } from '../../src/model/text.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { ago, runningTask } from '../support/task.ts';

/** One task where two are asked for. */
export const ONE_RUNNING = [runningTask('aaa1')];

/** The verdict on a snapshot. */
export function judged(snapshot: Snapshot): Verdict {
  return diagnose(snapshot, { name: 'ecs-doctor', version: 'test' }).diagnosis.verdict;
}

/** What tells a deployment that began so many seconds ago and is on its way from the complete one of the healthy snapshot. */
export function rolling(ageSeconds: number): Partial<Deployment> {
  return { rolloutState: untrusted('IN_PROGRESS'), createdAt: ago(ageSeconds) };
}
