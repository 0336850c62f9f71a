import type { AwsPort } from '../../aws/port.ts';
import type { LogsElsewhere } from '../../model/logs-elsewhere.ts';
import { valueOr } from '../../model/section.ts';
import type { Access } from '../access-error.ts';
import type { Unread } from '../observe.ts';
import { type Scrub, scrubber } from '../scrub/scrubber.ts';
import { readService } from '../service.ts';
import type { ResolvedTarget } from '../target/target.ts';
import { taskDefinitionReader } from '../task-definitions.ts';
import { listTasks } from '../task-lists.ts';
import { everyTask, readTasks } from '../tasks.ts';
import { isInCloudWatch, type ServiceLogs } from './sources.ts';

/** What is known of the logs of some services before a line is read. */
export interface FoundLogs {
  readonly services: readonly ServiceLogs[];
  readonly scrub: Scrub;
  /** What could not be read on the way, so that some of the logs may not have been found. */
  readonly unread: readonly Unread[];
}

interface Found {
  readonly logs: ServiceLogs;
  readonly secrets: readonly string[];
  readonly unread: readonly Unread[];
}

/** Reads what leads to the logs of services. Rejects with a `UserError` where there is no such service, or no way to AWS. */
export async function findLogs(
  port: AwsPort,
  targets: readonly ResolvedTarget[],
  access: Access,
): Promise<FoundLogs> {
  const found = await Promise.all(targets.map((target) => findOne(port, target, access)));
  return {
    services: found.map(({ logs }) => logs),
    scrub: scrubber(found.flatMap(({ secrets }) => secrets)),
    unread: found.flatMap(({ unread }) => unread),
  };
}

/** The containers whose output is not in CloudWatch Logs, each way that one has it once. */
export function logsElsewhere({ services }: FoundLogs): readonly LogsElsewhere[] {
  const containers = services.flatMap(({ definitions }) => definitions.flatMap((one) => one.containers));
  const others = containers.filter(({ log }) => !isInCloudWatch(log));
  const byKey = new Map(
    others.map(({ name, log }) => [JSON.stringify([name, log]), { containerName: name, log }]),
  );
  return [...byKey.values()];
}

async function findOne(port: AwsPort, target: ResolvedTarget, access: Access): Promise<Found> {
  const reader = taskDefinitionReader(port);
  const [service, tasks] = await Promise.all([
    readService(port, target, access).then((section) => {
      if (section.state === 'present') reader.want(section.value.taskDefinitionArns);
      return section;
    }),
    listTasks(port, target)
      .then((lists) => readTasks(port, target, lists))
      .then((read) => {
        reader.want(everyTask(read).map(({ taskDefinitionArn }) => taskDefinitionArn));
        return read;
      }),
  ]);
  const definitions = await reader.all();
  const read = valueOr(definitions, []);
  const sections = [service, tasks.running, tasks.stopped, definitions];
  return {
    logs: {
      cluster: target.cluster,
      service: target.service,
      running: valueOr(tasks.running, []),
      stopped: valueOr(tasks.stopped, []),
      definitions: read.map(({ definition }) => definition),
    },
    secrets: [...tasks.secrets, ...read.flatMap(({ secrets }) => secrets)],
    unread: sections.flatMap((section) => (section.state === 'present' ? [] : [section])),
  };
}
