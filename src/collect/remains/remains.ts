import type { AwsPort } from '../../aws/port.ts';
import type { Remains } from '../../model/remains.ts';
import { absent, present, type Section, valueOr } from '../../model/section.ts';
import type { ServiceState } from '../../model/service.ts';
import type { Task } from '../../model/task.ts';
import type { RevisionAnswer } from '../answers/deployment.ts';
import type { TaskDefinitionAnswer } from '../answers/task-definition.ts';
import { mapSection, observe } from '../observe.ts';
import type { ResolvedTarget } from '../target/target.ts';
import { everyTask, type Tasks, withForgotten } from '../tasks.ts';
import { type Captured, readCapture } from './capture.ts';
import { forgottenTask } from './forgotten-task.ts';
import { isScaledIn, lostPeriod, type Period, type Signs } from './period.ts';
import { startedTasks, unhealthyTasks } from './started-tasks.ts';
import { findByStreams } from './streams.ts';

/** The tasks of a service with those that ECS has forgotten, and where these were looked for. */
export interface Recovered {
  readonly tasks: Tasks;
  readonly period?: Period;
  readonly remains: Section<Remains>;
}

const UNREAD: Recovered['remains'] = absent('ECS still shows the tasks that matter');

/** What event capture kept of the tasks that ECS has forgotten; nothing is asked where none seem to be missing. */
export async function recoverTasks(
  port: AwsPort,
  target: ResolvedTarget,
  tasks: Tasks,
  signs: Signs,
): Promise<Recovered> {
  const period = lostPeriod(signs);
  if (period === undefined) return { tasks, remains: UNREAD };
  const captured = await readCapture(port, target, period);
  return {
    tasks: withForgotten(tasks, captured.tasks),
    period,
    remains: present(remainsOf(period, captured, absent('event capture, or ECS itself, has the tasks'))),
  };
}

/** What is asked of the log streams, besides the tasks themselves. */
export interface StreamContext {
  readonly target: ResolvedTarget;
  readonly service: Section<ServiceState>;
  readonly revisions: Section<readonly RevisionAnswer[]>;
  readonly definitions: Section<readonly TaskDefinitionAnswer[]>;
}

/** Where event capture has no task of the deployment in question: the tasks of which log streams and service events tell. */
export async function recoverByStreams(
  port: AwsPort,
  recovered: Recovered,
  context: StreamContext,
): Promise<Recovered> {
  const { tasks, period, remains } = recovered;
  const definition = definitionInQuestion(period, context);
  if (period === undefined || definition === undefined || isOnRecord(tasks, period)) return recovered;
  const { cluster, service } = context.target;
  const whose = { cluster, service, deploymentId: period.deployment?.id, definition };
  const events = valueOr(context.service, undefined)?.events ?? [];
  const started = startedTasks(events, period);
  const known = new Set<string>(everyTask(tasks).map(({ id }) => id));
  const found = await observe(() => findByStreams(port, { whose, period, started, known }));
  const ofEvents = [...unhealthyTasks(events, period, started)]
    .filter(([id]) => !known.has(id))
    .map(([id, lastAt]) => forgottenTask(id, { kind: 'service-event', lastAt }, whose));
  // A task that both tell of is known by its stream, because that leads to its lines.
  const byStream = new Set<string>(valueOr(found, []).map(({ id }) => id));
  const lost = [...valueOr(found, []), ...ofEvents.filter(({ id }) => !byStream.has(id))].map((task) => ({
    task,
    secrets: [],
  }));
  return {
    period,
    tasks: withForgotten(tasks, lost),
    remains: mapSection(remains, (known) => ({
      ...known,
      streams: mapSection(found, ({ length }) => length),
    })),
  };
}

/** Whether a stopped task of the deployment is known, or any where it is not known which deployment it was. */
function isOnRecord({ stopped }: Tasks, { deployment, reason }: Period): boolean {
  const ofDeployment = (task: Task): boolean => deployment === undefined || task.startedBy === deployment.id;
  return (
    (deployment === undefined && reason === 'asked') ||
    valueOr(stopped, []).some((task) => ofDeployment(task) && !isScaledIn(task.stoppedReason))
  );
}

/** The task definition of the deployment; of a service that is gone the one that is known, where there is only one. */
function definitionInQuestion(
  period: Period | undefined,
  { service, revisions, definitions }: StreamContext,
): TaskDefinitionAnswer['definition'] | undefined {
  const known = valueOr(definitions, []).map(({ definition }) => definition);
  const number = period?.deployment?.id.split('/').at(-1);
  if (number === undefined) return period?.reason === 'gone' && known.length === 1 ? known[0] : undefined;
  const revision = valueOr(revisions, []).find((one) => one.revision.arn.endsWith(`/${number}`))?.revision;
  const deployments = valueOr(service, undefined)?.deployments ?? [];
  const own = deployments.find(({ id }) => id === period?.deployment?.id);
  const arn = revision?.taskDefinitionArn ?? own?.taskDefinitionArn;
  return known.find((definition) => definition.arn === arn);
}

function remainsOf({ reason, from, to }: Period, { reading }: Captured, streams: Section<number>): Remains {
  return { reason, from, to, capture: reading, streams };
}
