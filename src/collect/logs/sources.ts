import { lastSegment } from '../../model/arn.ts';
import type { Task } from '../../model/task.ts';
import type { ContainerDefinition, LogConfiguration, TaskDefinition } from '../../model/task-definition.ts';
import type { Untrusted } from '../../model/text.ts';

/** Streams of one log group whose names begin alike: those of one container of all tasks, or a single one. */
export interface LogSource {
  readonly cluster: string;
  readonly services: readonly string[];
  /** Where the group is, if not in the region of the service. */
  readonly region?: Untrusted;
  readonly group: Untrusted;
  readonly groupArn: string;
  readonly containerName: Untrusted;
  readonly streamsBegin: string;
  /** Where the name of the stream does not say its task. */
  readonly taskId?: Untrusted;
}

/** Which tasks and containers are asked for. */
export interface Selection {
  /** Ids, or what they begin with; all where there are none. */
  readonly tasks: readonly string[];
  readonly containers: readonly string[];
  readonly previous: 'only' | 'too';
}

/** What the logs of one service are found by. */
export interface ServiceLogs {
  readonly cluster: string;
  readonly service: string;
  readonly running: readonly Task[];
  /** Newest stop first. */
  readonly stopped: readonly Task[];
  readonly definitions: readonly TaskDefinition[];
}

/** Streams without a prefix are asked for one by one: those of the newest so many tasks. */
const UNPREFIXED_TASKS = 25;

/** The log streams of services, each source once although services may share it. */
export function logSources(services: readonly ServiceLogs[], selection: Selection): readonly LogSource[] {
  const sources = new Map<string, LogSource>();
  for (const source of services.flatMap((logs) => sourcesOf(logs, selection))) {
    const key = sourceKey(source);
    const shared = [...(sources.get(key)?.services ?? []), ...source.services];
    sources.set(key, { ...source, services: [...new Set(shared)] });
  }
  return [...sources.values()];
}

/** What tells one source from another. */
export function sourceKey({ cluster, region, group, streamsBegin }: LogSource): string {
  return [cluster, region, group, streamsBegin].join('\n');
}

/** The id of the task that a stream is of. */
export function taskIdOf({ taskId }: LogSource, stream: string): string {
  return taskId ?? lastSegment(stream);
}

/** Whether a container's output is in CloudWatch Logs by the driver `awslogs`. */
export function isInCloudWatch(log: LogConfiguration | undefined): boolean {
  return log?.driver === 'awslogs' && log.group !== undefined;
}

function sourcesOf(logs: ServiceLogs, selection: Selection): readonly LogSource[] {
  return logs.definitions.flatMap((definition) =>
    definition.containers
      .filter(({ name }) => selection.containers.length === 0 || selection.containers.includes(name))
      .flatMap((container) => containerSources(logs, definition, container, selection)),
  );
}

/**
 * A stream is called `prefix/container/task-id`; without a prefix, which only EC2 allows, by the id of the container:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html
 */
function containerSources(
  logs: ServiceLogs,
  definition: TaskDefinition,
  { name, log }: ContainerDefinition,
  { tasks: wanted }: Selection,
): readonly LogSource[] {
  if (log?.group === undefined || !isInCloudWatch(log)) return [];
  const { cluster, service } = logs;
  const groupArn = groupArnOf(definition.arn, log.region, log.group);
  const common = {
    cluster,
    services: [service],
    region: log.region,
    group: log.group,
    groupArn,
    containerName: name,
  };
  if (log.streamPrefix !== undefined) {
    const ends = wanted.length === 0 ? [''] : wanted;
    return ends.map((end) => ({ ...common, streamsBegin: `${log.streamPrefix}/${name}/${end}` }));
  }
  const tasks = [...logs.running, ...logs.stopped].filter(
    (task) => task.taskDefinitionArn === definition.arn,
  );
  return tasks
    .filter(({ id }) => wanted.length === 0 || wanted.some((begin) => id.startsWith(begin)))
    .slice(0, UNPREFIXED_TASKS)
    .flatMap(({ id, containers }) => {
      const runtimeId = containers.find((one) => one.name === name)?.runtimeId;
      return runtimeId === undefined ? [] : [{ ...common, streamsBegin: runtimeId, taskId: id }];
    });
}

/** Tasks write to groups of their own account. */
function groupArnOf(definitionArn: string, region: string | undefined, group: string): string {
  const [, partition, , ownRegion, account] = definitionArn.split(':');
  return `arn:${partition}:logs:${region ?? ownRegion}:${account}:log-group:${group}`;
}
