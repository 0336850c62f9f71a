import type { Context } from '../context.ts';
import type { Finding } from '../model/finding.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';
import type { Target } from '../model/snapshot.ts';
import type { WatchedTarget, WatchedTask, WatchResult } from '../model/watch.ts';
import type { JsonText } from '../render/encode/encoded.ts';
import { joinedJsonLines } from '../render/encode/json.ts';
import {
  eventRecord,
  findingRecord,
  heartbeatRecord,
  resultRecord,
  snapshotRecord,
  targetRecord,
  taskRecord,
  versionRecord,
} from '../render/json/watch-records.ts';
import { NAME } from '../version.ts';
import type { WatchPlan } from '../watch/state.ts';
import type { ExitCode } from './exit-code.ts';
import type { ShowOptions } from './options.ts';
import { type Channel, SILENT_SECONDS } from './watch-channel.ts';

/** The records of a watch, one line each: written as they come, and kept for a file that is asked for. */
export interface Records extends Channel {
  finding(finding: Finding, target: Target, at: Instant): void;
  /** The last record; there is exactly one. */
  result(results: readonly WatchResult[], code: ExitCode): void;
  text(): JsonText;
}

/** Starts a stream of records, which goes to standard output or to a file where one was asked for, or to nobody. */
export function startRecords(plan: WatchPlan, { outputs }: ShowOptions, context: Context): Records {
  const wanted = outputs.filter(({ format }) => format === 'ndjson');
  const isPrinted = wanted.some(({ file }) => file === undefined);
  const isKept = wanted.some(({ file }) => file !== undefined);
  const kept: JsonText[] = [];
  const known = new Map<string, string>();
  let spokenAt = context.clock.now();

  function write(record: JsonText): void {
    spokenAt = context.clock.now();
    if (isPrinted) context.stdout.write(record);
    if (isKept) kept.push(record);
  }

  /** Only what differs from what was said last about the same thing is news. */
  function writeNews(key: string, print: string, record: () => JsonText): void {
    if (known.get(key) === print) return;
    known.set(key, print);
    write(record());
  }

  if (wanted.length > 0)
    write(versionRecord({ ...plan, tool: { name: NAME, version: context.version } }, spokenAt));
  return {
    event: (event, target) => write(eventRecord(event, target)),
    view(view) {
      const { now, target, tasks, targets, samples, criteria } = view;
      const name = `${target.cluster}/${target.service}`;
      const counts = { ...samples.at(-1), at: undefined };
      const standing = criteria.map(({ state }) => state);
      writeNews(name, JSON.stringify([counts, standing, view.deployment]), () => snapshotRecord(view));
      for (const task of tasks)
        writeNews(`${name} ${task.id}`, taskPrint(task), () => taskRecord(task, { at: now, target }));
      for (const one of targets)
        writeNews(`${name} ${one.id}`, targetPrint(one), () => targetRecord(one, { at: now, target }));
    },
    beat(_target, now, view) {
      const isSilent = wanted.length > 0 && secondsBetween(spokenAt, now) >= SILENT_SECONDS;
      if (isSilent) write(heartbeatRecord(view()));
    },
    finding: (finding, target, at) => write(findingRecord(finding, { at, target })),
    result: (results, code) => write(resultRecord(results, code, context.clock.now())),
    text: () => joinedJsonLines(kept),
  };
}

function taskPrint({ state, lastStatus, stoppedAt }: WatchedTask): string {
  return `${state} ${lastStatus} ${stoppedAt ?? ''}`;
}

function targetPrint({ state, reason }: WatchedTarget): string {
  return `${state} ${reason}`;
}
