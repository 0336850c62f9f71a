import { buildTimeline } from '../../../src/diagnose/timeline/timeline.ts';
import { readFacts } from '../../../src/facts/facts.ts';
import type { TimelineEntry } from '../../../src/model/report.ts';
import { type Change, healthySnapshot } from '../../support/snapshot.ts';
import { ago } from '../../support/task.ts';

/** The timeline of the healthy service with a change. */
export function timelineOf(change: Change): readonly TimelineEntry[] {
  return buildTimeline(readFacts(healthySnapshot(change)));
}

/** The same in short: each entry with its seconds after the snapshot, its kind, its subject and its text. */
export function told(change: Change) {
  return timelineOf(change).map(({ at, kind, subject, text }) => [(at - ago(0)) / 1000, kind, subject, text]);
}
