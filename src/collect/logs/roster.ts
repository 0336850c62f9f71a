import type { AwsPort } from '../../aws/port.ts';
import type { Instant } from '../../model/instant.ts';
import type { LogOrigin } from '../../model/log-entry.ts';
import { SHOWN_MS } from '../../model/task-times.ts';
import { readAnswer } from '../answers/read-answer.ts';
import { tasksAnswer } from '../answers/task.ts';
import { batchesOf, unique } from '../pages.ts';
import { type LogSource, type Selection, type ServiceLogs, sourceKey, taskIdOf } from './sources.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html */
const BATCH = 100;

/** Now and, in old accounts, with hyphens. */
const TASK_ID = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What is known of a task whose stream was found: of which service it is, or why no service can be told. */
type Standing =
  | { readonly kind: 'ours'; readonly service: string; readonly state: 'running' | 'stopped' }
  | { readonly kind: 'foreign' }
  /** ECS does not know it, or not any more. */
  | { readonly kind: 'forgotten' }
  /** ECS could not be asked. */
  | { readonly kind: 'unknown' };

/** Knows whose a log stream is: services may share a log group and a prefix. */
export interface Roster {
  /** Takes in the tasks of services, as they are now. */
  update(services: readonly ServiceLogs[]): void;
  /** Asks ECS about the tasks of streams that it does not know yet. Rejects with an `AwsFailure`, and only once for each task. */
  learn(source: LogSource, streams: readonly string[]): Promise<void>;
  /** Whose line it is; undefined where it is of no task that was asked for. */
  originOf(source: LogSource, stream: string, at: Instant): LogOrigin | undefined;
}

/** A roster that knows no task yet. `now` is when the reading began. */
export function roster(port: AwsPort, selection: Selection, now: Instant): Roster {
  const standings = new Map<string, Standing>();
  const origins = new Map<string, LogOrigin>();
  let asked: Promise<void> = Promise.resolve();

  async function ask(source: LogSource, streams: readonly string[]): Promise<void> {
    const ids = unique(streams.map((stream) => taskIdOf(source, stream)));
    const fresh = ids.filter((id) => !standings.has(id));
    for (const batch of batchesOf(fresh, BATCH)) {
      for (const id of batch) standings.set(id, { kind: TASK_ID.test(id) ? 'unknown' : 'foreign' });
      for (const [id, standing] of await standingsOf(port, source, batch)) standings.set(id, standing);
    }
  }

  function originIn(source: LogSource, stream: string, taskId: string, service: string): LogOrigin {
    const key = `${sourceKey(source)}\n${stream}`;
    const known = origins.get(key);
    if (known !== undefined) return known;
    const { cluster, containerName, group } = source;
    const origin = { cluster, service, taskId, containerName, group, stream };
    origins.set(key, origin);
    return origin;
  }

  return {
    update(services) {
      for (const { service, running, stopped } of services) {
        for (const { id } of running) standings.set(id, { kind: 'ours', service, state: 'running' });
        for (const { id } of stopped) standings.set(id, { kind: 'ours', service, state: 'stopped' });
      }
    },
    learn(source, streams) {
      // One after the other: two containers of a task must not ask twice, nor go on before the answer is there.
      asked = asked.catch(() => {}).then(() => ask(source, streams));
      return asked;
    },
    originOf(source, stream, at) {
      const taskId = taskIdOf(source, stream);
      const standing = standings.get(taskId) ?? { kind: 'foreign' };
      if (!isWanted(standing, selection, now - at)) return undefined;
      const service = standing.kind === 'ours' ? standing.service : source.services.join(', ');
      return originIn(source, stream, taskId, service);
    },
  };
}

/**
 * A task that ECS has forgotten stopped an hour ago or more. If it wrote something since, it is none of this cluster: the
 * same log group may serve two.
 */
function isWanted(standing: Standing, { previous }: Selection, ageMs: number): boolean {
  switch (standing.kind) {
    case 'ours':
      return previous === 'too' || standing.state === 'stopped';
    case 'forgotten':
      return ageMs >= SHOWN_MS;
    case 'unknown':
      return previous === 'too';
    case 'foreign':
      return false;
  }
}

async function standingsOf(
  port: AwsPort,
  { cluster, services }: LogSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const tasks = ids.filter((id) => TASK_ID.test(id));
  if (tasks.length === 0) return new Map();
  const answer = await port.call('DescribeTasks', { cluster, tasks });
  const found = new Map<string, Standing>(tasks.map((id) => [id, { kind: 'forgotten' }]));
  for (const { task } of readAnswer(tasksAnswer, 'DescribeTasks', answer).tasks) {
    const service = services.find((name) => task.group === `service:${name}`);
    const state = task.lastStatus === 'STOPPED' || task.desiredStatus === 'STOPPED' ? 'stopped' : 'running';
    found.set(task.id, service === undefined ? { kind: 'foreign' } : { kind: 'ours', service, state });
  }
  return found;
}
