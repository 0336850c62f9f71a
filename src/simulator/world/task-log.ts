import type { Instant } from '../../model/instant.ts';
import type { TaskLife } from './state.ts';

/** Writes the line of an answered request, where the application writes such lines. */
export function writeAccessLine(
  task: TaskLife,
  at: Instant,
  client: string,
  path: string,
  status: number,
): void {
  const text = task.performance.accessLine?.(client, path, status);
  if (text !== undefined) task.log.push({ at, text });
}

/** Drops what a container would have written after its end. */
export function endLog(task: TaskLife, at: Instant): void {
  const written = task.log.filter((line) => line.at <= at);
  task.log.splice(0, task.log.length, ...written);
}
