import { countedPort } from '../aws/count.ts';
import { limitedPort } from '../aws/limit.ts';
import type { AwsPort } from '../aws/port.ts';
import type { Instant } from '../model/instant.ts';
import {
  type Blueprint,
  SNAPSHOT_VERSION,
  type Snapshot,
  type Target,
  type Vitals,
} from '../model/snapshot.ts';
import { untrusted } from '../model/text.ts';
import { type Gathered, gather } from './gather.ts';
import { mapSection } from './observe.ts';
import { stateOf } from './remains/recover.ts';
import {
  each,
  scrubbedDefinition,
  scrubbedDeployment,
  scrubbedHealth,
  scrubbedSection,
  scrubbedStack,
  scrubbedState,
  scrubbedTask,
} from './scrub/scrubbed.ts';
import type { ResolvedTarget } from './target/target.ts';

/** Calls to one AWS service at a time; beyond this a bucket of AWS empties faster than it fills. */
const CONCURRENCY = 8;

export interface CollectOptions {
  /** Logs are the dearest part: a poll that only counts can do without. `read` by default. */
  readonly logs?: 'read' | 'skip';
  /** `skip` by default. */
  readonly resourceNames?: 'read' | 'skip';
  /** `read` by default; whoever looks again and again has seen the tasks while they were shown. */
  readonly remains?: 'read' | 'skip';
  /** The moment from which on somebody wants to know; without it, that in which evidence seems to have expired. */
  readonly since?: Instant;
  /** For what to type when the credentials do not work. */
  readonly profile?: string;
  readonly endpointUrl?: string;
}

/**
 * Reads everything about one service into a snapshot, as far as the caller may. A part that cannot be read is a section
 * that says so; the others stand. Values of environment variables and what looks like a secret in free text are left
 * out. Rejects with a `UserError` where there is no such service or cluster (code 2), or no way to AWS (code 3).
 */
export async function collect(
  port: AwsPort,
  target: ResolvedTarget,
  now: Instant,
  options: CollectOptions = {},
): Promise<Snapshot> {
  const { logs = 'read', resourceNames = 'skip', remains = 'read', since, profile, endpointUrl } = options;
  const counted = countedPort(port);
  const access = { region: target.region, profile, endpointUrl };
  const gathered = await gather(limitedPort(counted.port, CONCURRENCY), target, access, {
    logs,
    resourceNames,
    remains,
    since,
    now,
  });
  return {
    version: SNAPSHOT_VERSION,
    takenAt: now,
    target: targetOf(target, gathered),
    blueprint: blueprintOf(gathered),
    vitals: vitalsOf(gathered),
    apiCalls: counted.calls(),
  };
}

function targetOf(target: ResolvedTarget, { service, stack }: Gathered): Target {
  const arn = service.state === 'present' ? service.value.settings.arn : undefined;
  const account = arn?.split(':')[4];
  const stackName = stack.state === 'present' ? stack.value.name : target.stack;
  return {
    cluster: untrusted(target.cluster),
    service: untrusted(target.service),
    region: untrusted(target.region),
    account: account === undefined ? undefined : untrusted(account),
    stack: stackName === undefined ? undefined : untrusted(stackName),
  };
}

function blueprintOf({ service, definitions, targetGroups, scrub }: Gathered): Blueprint {
  const taskDefinitions = mapSection(definitions, (list) => list.map(({ definition }) => definition));
  return {
    service: scrubbedSection(
      mapSection(service, ({ settings }) => settings),
      scrub,
    ),
    taskDefinitions: scrubbedSection(taskDefinitions, scrub, each(scrubbedDefinition)),
    targetGroups: scrubbedSection(targetGroups, scrub),
  };
}

function vitalsOf({ scrub, ...gathered }: Gathered): Vitals {
  const { service, tasks, revisions } = gathered;
  const state = stateOf(service);
  const serviceRevisions = mapSection(revisions, (list) => list.map(({ revision }) => revision));
  return {
    service: scrubbedSection(state, scrub, scrubbedState),
    serviceDeployments: scrubbedSection(gathered.deployments, scrub, each(scrubbedDeployment)),
    serviceRevisions: scrubbedSection(serviceRevisions, scrub),
    runningTasks: scrubbedSection(tasks.running, scrub, each(scrubbedTask)),
    stoppedTasks: scrubbedSection(tasks.stopped, scrub, each(scrubbedTask)),
    otherStoppedTasks: tasks.otherStopped,
    otherStoppingTasks: tasks.otherStopping.map((task) => scrubbedTask(task, scrub)),
    targetHealth: scrubbedSection(gathered.targetHealth, scrub, each(scrubbedHealth)),
    containerInstances: scrubbedSection(gathered.containerInstances, scrub),
    stack: scrubbedSection(gathered.stack, scrub, scrubbedStack),
    logs: gathered.logs,
    remains: scrubbedSection(gathered.remains, scrub),
  };
}
