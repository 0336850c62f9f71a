import type { LogLine } from '../model/log.ts';
import type { Task } from '../model/task.ts';
import { isUpstreamComplaint } from '../model/vocabulary/error-lines.ts';
import { answersOrderToStop } from '../model/vocabulary/exit-codes.ts';
import { readReadyLine } from '../model/vocabulary/ready-lines.ts';
import type { LogReading } from './log-reading.ts';

/** A complaint this near to the end is one that the proxy had to the last. */
const NEAR_MS = 60_000;

/**
 * Whether a container that the task can do without was what a proxy in the task forwards to: the proxy had served, and
 * complains to its end that nobody answers it, and no other container died by itself. Its death then is what a health
 * check of the proxy meets.
 */
export function isLostBackend(containerName: string, task: Task, logs: readonly LogReading[]): boolean {
  const others = task.containers.filter(({ name }) => name !== containerName);
  if (!others.every(({ exitCode }) => answersOrderToStop(exitCode))) return false;
  return logs.some(
    ({ containerName: name, excerpt }) =>
      name !== containerName && excerpt.lines.state === 'present' && lostWhatServed(excerpt.lines.value),
  );
}

function lostWhatServed(lines: readonly LogLine[]): boolean {
  const first = lines.findIndex(({ message }) => isUpstreamComplaint(message));
  const last = lines.findLast(({ message }) => isUpstreamComplaint(message));
  const end = lines.at(-1)?.at ?? 0;
  if (last === undefined || end - last.at > NEAR_MS) return false;
  return lines.slice(0, first).some(({ message }) => readReadyLine(message) === 'application');
}
