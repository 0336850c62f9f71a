import type { AwsPort } from '../../aws/port.ts';
import type { Instant } from '../../model/instant.ts';
import { absent, present, type Section } from '../../model/section.ts';
import type { ServiceDeployment, ServiceState } from '../../model/service.ts';
import type { Stack } from '../../model/stack.ts';
import { untrusted } from '../../model/text.ts';
import type { RevisionAnswer } from '../answers/deployment.ts';
import type { ServiceAnswer } from '../answers/service.ts';
import type { TaskDefinitionAnswer } from '../answers/task-definition.ts';
import { mapSection } from '../observe.ts';
import type { ResolvedTarget } from '../target/target.ts';
import type { Tasks } from '../tasks.ts';
import { type Recovered, recoverByStreams, recoverTasks } from './remains.ts';

/** Whether tasks that ECS has forgotten are looked for, and since when. */
export interface RecoverOptions {
  readonly remains: 'read' | 'skip';
  readonly now: Instant;
  /** The moment from which on somebody wants to know. */
  readonly since?: Instant;
}

/** What tells whether the tasks that matter are still shown, as far as it is being read. */
export interface Clues {
  readonly service: Promise<Section<ServiceAnswer>>;
  readonly shown: Promise<Tasks>;
  readonly deployments: Promise<Section<readonly ServiceDeployment[]>>;
  readonly stack: Promise<Section<Stack>>;
}

/** Adds what event capture kept, once it is known whether tasks that matter are missing. */
export async function recover(
  port: AwsPort,
  target: ResolvedTarget,
  { remains, now, since }: RecoverOptions,
  clues: Clues,
): Promise<Recovered> {
  const tasks = await clues.shown;
  if (remains === 'skip') return { tasks, remains: absent('not looked for') };
  const [service, deployments] = await Promise.all([clues.service, clues.deployments]);
  const state = stateOf(service);
  // Only of a service that is gone does the stack tell when that was, and reading it takes long.
  const isGone = state.state === 'present' && state.value.status !== 'ACTIVE';
  const stack = isGone ? await clues.stack : absent<Stack>('the service is there');
  return await recoverTasks(port, target, tasks, {
    now,
    since,
    service: state,
    deployments,
    stopped: tasks.stopped,
    stack,
  });
}

/** What is being read of the deployment whose tasks are missing. */
export interface Further {
  readonly recovered: Promise<Recovered>;
  readonly service: Promise<Section<ServiceAnswer>>;
  readonly revisions: Promise<Section<readonly RevisionAnswer[]>>;
  readonly definitions: Promise<Section<readonly TaskDefinitionAnswer[]>>;
}

/** Adds the tasks of which only log streams are left, once it is known which streams these would be. */
export async function complete(port: AwsPort, target: ResolvedTarget, further: Further): Promise<Recovered> {
  const recovered = await further.recovered;
  if (recovered.period === undefined) return recovered;
  const [service, revisions, definitions] = await Promise.all([
    further.service,
    further.revisions,
    further.definitions,
  ]);
  return await recoverByStreams(port, recovered, {
    target,
    service: stateOf(service),
    revisions,
    definitions,
  });
}

/** The state of the service; one that is not there any more is as ECS itself describes those that were deleted. */
export function stateOf(service: Section<ServiceAnswer>): Section<ServiceState> {
  return service.state === 'absent' ? present(GONE) : mapSection(service, ({ state }) => state);
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html */
const GONE: ServiceState = {
  status: untrusted('INACTIVE'),
  desiredCount: 0,
  runningCount: 0,
  pendingCount: 0,
  deployments: [],
  events: [],
};
