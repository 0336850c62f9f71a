import type { AwsPort } from '../aws/port.ts';
import type { LogExcerpt } from '../model/log.ts';
import type { Remains } from '../model/remains.ts';
import { absent, type Section, valueOr } from '../model/section.ts';
import type { ServiceDeployment } from '../model/service.ts';
import type { Stack } from '../model/stack.ts';
import type { TargetGroup, TargetGroupHealth } from '../model/target-group.ts';
import type { ContainerInstance } from '../model/task.ts';
import type { Untrusted } from '../model/text.ts';
import type { Access } from './access-error.ts';
import type { RevisionAnswer } from './answers/deployment.ts';
import type { ServiceAnswer } from './answers/service.ts';
import type { TaskDefinitionAnswer } from './answers/task-definition.ts';
import { hostsOf, readContainerInstances } from './container-instances.ts';
import { hasReadableLogs, planLogs } from './logs/plan.ts';
import { readLogs } from './logs/read-logs.ts';
import { andThen, observe } from './observe.ts';
import { unique } from './pages.ts';
import { complete, type RecoverOptions, recover } from './remains/recover.ts';
import { type Scrub, scrubber } from './scrub/scrubber.ts';
import { readService, type WhenGone } from './service.ts';
import {
  describeServiceDeployments,
  describeServiceRevisions,
  type ListedDeployment,
  listServiceDeployments,
} from './service-deployments.ts';
import { readStack } from './stack.ts';
import type { ResolvedTarget } from './target/target.ts';
import { readTargets } from './targets.ts';
import { taskDefinitionReader } from './task-definitions.ts';
import { listTasks } from './task-lists.ts';
import { everyTask, readTasks, type Tasks, tasksInPlay } from './tasks.ts';

/** All that was read of one service, before what is secret in it is masked. */
export interface Gathered {
  readonly service: Section<ServiceAnswer>;
  readonly tasks: Tasks;
  readonly remains: Section<Remains>;
  readonly deployments: Section<readonly ServiceDeployment[]>;
  readonly revisions: Section<readonly RevisionAnswer[]>;
  readonly definitions: Section<readonly TaskDefinitionAnswer[]>;
  readonly targetGroups: Section<readonly TargetGroup[]>;
  readonly targetHealth: Section<readonly TargetGroupHealth[]>;
  readonly containerInstances: Section<readonly ContainerInstance[]>;
  readonly stack: Section<Stack>;
  /** Already masked. */
  readonly logs: Section<readonly LogExcerpt[]>;
  readonly scrub: Scrub;
}

/** Deployments whose task definitions and target groups still matter: the one in question and what it was rolled back to. */
const RECENT_DEPLOYMENTS = 5;

/** One call describes this many revisions. */
const REVISIONS = 20;

export interface GatherOptions extends RecoverOptions {
  readonly logs: 'read' | 'skip';
  /** What the stack calls its resources: only a patch wants to know. */
  readonly resourceNames: 'read' | 'skip';
}

/**
 * Reads everything about one service. Each part begins as soon as what it depends on is there: at most four requests
 * stand one behind the other, pages not counted, and a few more where evidence has expired. Rejects with a `UserError` where
 * there is no such service, or no way to AWS.
 */
export async function gather(
  port: AwsPort,
  target: ResolvedTarget,
  access: Access,
  options: GatherOptions,
): Promise<Gathered> {
  const service = readService(port, target, access, whenGone(target, options));
  const shown = listTasks(port, target).then((lists) => readTasks(port, target, lists));
  const listed = observe(() => listServiceDeployments(port, target));
  const deployments = listed.then((list) =>
    andThen(list, (value) => observe(() => describeServiceDeployments(port, value))),
  );
  const revisions = Promise.all([service, listed]).then((parts) => readRevisions(port, ...parts));
  const stack = readServiceStack(port, target, service, options);
  const recovered = recover(port, target, options, { service, shown, deployments, stack });
  const onRecord = recovered.then(({ tasks }) => tasks);
  const definitions = readDefinitions(port, service, onRecord, revisions, listed, stack);
  const completed = complete(port, target, { recovered, service, revisions, definitions });
  const tasks = completed.then((found) => found.tasks);
  const [known, found, listedDeployments, kept, defined, targets, containerInstances, ofStack, logs] =
    await Promise.all([
      service,
      completed,
      deployments,
      revisions,
      definitions,
      readTargets(port, service, revisions),
      shown.then((read) => readHosts(port, target, read)),
      stack,
      Promise.all([tasks, definitions]).then((parts) => readServiceLogs(port, options, ...parts)),
    ]);
  // A service of which nothing is left, by a name that nobody vouches for, was never there.
  if (known.state === 'absent' && target.stack === undefined && everyTask(found.tasks).length === 0)
    await readService(port, target, access);
  return {
    service: known,
    tasks: found.tasks,
    remains: found.remains,
    deployments: listedDeployments,
    revisions: kept,
    definitions: defined,
    ...targets,
    containerInstances,
    stack: ofStack,
    logs,
    scrub: scrubberOf(found.tasks, defined),
  };
}

async function readRevisions(
  port: AwsPort,
  service: Section<ServiceAnswer>,
  listed: Section<readonly ListedDeployment[]>,
): Promise<Section<readonly RevisionAnswer[]>> {
  if (service.state !== 'present' && listed.state !== 'present') return listed;
  const current = service.state === 'present' ? service.value.revisionArns : [];
  const past = valueOr(listed, []).flatMap(({ targetRevisionArn }) => targetRevisionArn ?? []);
  const arns = unique([...current, ...past]).slice(0, REVISIONS);
  if (arns.length === 0 && listed.state !== 'present') return listed;
  return await observe(() => describeServiceRevisions(port, arns));
}

async function readDefinitions(
  port: AwsPort,
  service: Promise<Section<ServiceAnswer>>,
  tasks: Promise<Tasks>,
  revisions: Promise<Section<readonly RevisionAnswer[]>>,
  listed: Promise<Section<readonly ListedDeployment[]>>,
  stack: Promise<Section<Stack>>,
): Promise<Section<readonly TaskDefinitionAnswer[]>> {
  const reader = taskDefinitionReader(port);
  const [known] = await Promise.all([
    service.then(async (section) => {
      if (section.state === 'present') reader.want(section.value.taskDefinitionArns);
      // A definition that a rollback has deregistered can still be described.
      if (section.state === 'absent') reader.want(definitionsOfStack(await stack));
      return section;
    }),
    tasks.then((read) => reader.want(everyTask(read).map(({ taskDefinitionArn }) => taskDefinitionArn))),
    Promise.all([revisions, listed]).then(([kept, list]) => {
      const recent = valueOr(list, []).slice(0, RECENT_DEPLOYMENTS);
      const inPlay = new Set(recent.flatMap(({ targetRevisionArn }) => targetRevisionArn ?? []));
      const ofRecent = valueOr(kept, []).filter(({ revision }) => inPlay.has(revision.arn));
      reader.want(ofRecent.flatMap(({ revision }) => revision.taskDefinitionArn ?? []));
    }),
  ]);
  const definitions = await reader.all();
  const foundNone = definitions.state === 'present' && definitions.value.length === 0;
  return foundNone && known.state !== 'present' ? known : definitions;
}

/** What a stack made for the service that it took back. */
function definitionsOfStack(stack: Section<Stack>): readonly Untrusted[] {
  const events = stack.state === 'present' ? stack.value.events : [];
  const made = events.filter(({ resourceType }) => resourceType === 'AWS::ECS::TaskDefinition');
  return unique(made.flatMap(({ physicalId }) => physicalId ?? [])).filter((id) =>
    id.includes(':task-definition/'),
  );
}

/** A service that its stack once had, or that is asked for by its past, may be gone; any other was misspelt. */
function whenGone({ stack }: ResolvedTarget, { remains, since }: GatherOptions): WhenGone {
  return remains === 'read' && (stack !== undefined || since !== undefined) ? 'absent' : 'refuse';
}

async function readHosts(
  port: AwsPort,
  { cluster }: ResolvedTarget,
  tasks: Tasks,
): Promise<Section<readonly ContainerInstance[]>> {
  return await andThen(tasksInPlay(tasks), (read) => {
    const hosts = hostsOf(read);
    if (hosts.length === 0)
      return absent<readonly ContainerInstance[]>('no task runs on a container instance');
    return observe(() => readContainerInstances(port, cluster, hosts));
  });
}

/** The stack that was named, or else the one that CloudFormation's tag on the service names. */
async function readServiceStack(
  port: AwsPort,
  target: ResolvedTarget,
  service: Promise<Section<ServiceAnswer>>,
  { resourceNames }: GatherOptions,
): Promise<Section<Stack>> {
  const { stack: named } = target;
  if (named !== undefined) return await observe(() => readStack(port, named, resourceNames));
  const known = await service;
  const tagged = known.state === 'present' ? known.value.stackName : undefined;
  if (tagged === undefined) return absent('no stack was named, and the service has no tag of one');
  return await observe(() => readStack(port, tagged, resourceNames));
}

async function readServiceLogs(
  port: AwsPort,
  { logs }: GatherOptions,
  tasks: Tasks,
  definitions: Section<readonly TaskDefinitionAnswer[]>,
): Promise<Section<readonly LogExcerpt[]>> {
  if (logs === 'skip') return absent('logs were not asked for');
  const inPlay = tasksInPlay(tasks);
  if (inPlay.state !== 'present') return inPlay;
  return await andThen(definitions, (read) => {
    const known = read.map(({ definition }) => definition);
    if (!hasReadableLogs(known)) {
      return absent<readonly LogExcerpt[]>('no container writes to CloudWatch Logs with the awslogs driver');
    }
    const plans = planLogs(valueOr(tasks.running, []), valueOr(tasks.stopped, []), known);
    return readLogs(port, plans, scrubberOf(tasks, definitions));
  });
}

function scrubberOf(tasks: Tasks, definitions: Section<readonly TaskDefinitionAnswer[]>): Scrub {
  return scrubber([...tasks.secrets, ...valueOr(definitions, []).flatMap(({ secrets }) => secrets)]);
}
