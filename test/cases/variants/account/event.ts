import type { ServiceEvent } from '@aws-sdk/client-ecs';
import { deploymentId, taskId } from './arn.ts';
import { attachments, groupArn } from './balancer.ts';
import { hex } from './chance.ts';
import { type Course, courseOf, type TaskSpec } from './course.ts';
import type { NotStarted, TaskEnd } from './end.ts';
import type { ServiceSpec } from './service-spec.ts';
import { hostPortOf } from './task.ts';
import { instant } from './time.ts';

/** A message and when it came, in seconds after now; the name of the service is put before it. */
export type Note = readonly [at: number, message: string];

const STEADY = 'has reached a steady state.';
const LASTING_SECONDS = 21_600;
const MOST = 100;

/** What the service says of itself: the story of its tasks and deployments, and further notes. Newest first, at most 100. */
export function serviceEvents(
  service: ServiceSpec,
  tasks: readonly TaskSpec[],
  notes: readonly Note[],
): ServiceEvent[] {
  const all = [
    ...started(service, tasks),
    ...tasks.flatMap((spec) => courseNotes(service, spec)),
    ...deploymentNotes(service),
    ...steadyNotes(service, tasks),
    ...notes,
  ];
  return all
    .filter(([at]) => at <= 0)
    .sort(([one], [other]) => other - one)
    .slice(0, MOST)
    .map(([at, message], index) => ({
      id: hex(`event/${service.name}/${at}/${index}`, 32),
      createdAt: instant(at),
      message: `(service ${service.name}) ${message}`,
    }));
}

/** Tasks that were created within one second were started together. */
function started(service: ServiceSpec, tasks: readonly TaskSpec[]): Note[] {
  const groups = new Map<number, TaskSpec[]>();
  for (const spec of tasks) {
    const second = Math.floor(spec.at);
    groups.set(second, [...(groups.get(second) ?? []), spec]);
  }
  return [...groups.values()].map((group) => {
    const at = Math.min(...group.map((spec) => spec.at)) + 0.3;
    const names = group.map((spec) => `(task ${taskId(service.name, spec.key)})`).join(' ');
    const replaced = group.filter(({ replaces }) => replaces === true).length;
    const why = replaced > 0 ? ` Amazon ECS replaced ${replaced} tasks due to an unhealthy status.` : '';
    return [at, `has started ${group.length} tasks: ${names}.${why}`];
  });
}

function courseNotes(service: ServiceSpec, spec: TaskSpec): Note[] {
  const course = courseOf(spec);
  const isRegistered = course.registeredAt !== undefined && attachments(service).length > 0;
  return [
    ...(isRegistered ? registered(service, course) : []),
    ...(spec.end === undefined ? [] : endNotes(service, spec, spec.end, course.stoppingAt ?? 1)),
  ];
}

function registered(service: ServiceSpec, { registeredAt = 1, stoppingAt }: Course): Note[] {
  const group = `(target-group ${groupArn(service)})`;
  return [
    [registeredAt, `registered 1 targets in ${group}`],
    ...(stoppingAt === undefined
      ? []
      : ([
          [stoppingAt + 4.2, `deregistered 1 targets in ${group}`],
          [stoppingAt + 4.6, 'has begun draining connections on 1 tasks.'],
        ] satisfies Note[])),
  ];
}

function endNotes(service: ServiceSpec, spec: TaskSpec, end: TaskEnd, at: number): Note[] {
  const name = `(task ${taskId(service.name, spec.key)})`;
  const stopped: Note = [at + 0.1, `has stopped 1 running tasks: ${name}.`];
  switch (end.kind) {
    case 'exited':
    case 'operator':
    case 'spot':
    case 'host':
      return [];
    case 'not-started':
      return notStartedNotes(end, at, spec.at);
    case 'scaled':
      return [stopped];
    case 'unhealthy':
      return [
        [at - 0.3, `${name} failed container health checks.`],
        stopped,
        ...settledNote(end.settled, at),
      ];
    case 'target': {
      const where = `(port ${portOf(service, spec)}) is unhealthy in (target-group ${groupArn(service)})`;
      return [
        [at - 0.3, `${name} ${where} due to (reason ${end.why}).`],
        stopped,
        ...settledNote(end.settled, at),
      ];
    }
  }
}

function portOf(service: ServiceSpec, spec: TaskSpec): number {
  const { balancer } = service;
  if (service.launch !== 'EC2') return balancer?.port ?? 80;
  return hostPortOf(
    spec,
    service.containers.find(({ name }) => name === balancer?.container),
  );
}

function notStartedNotes({ stage, reason }: NotStarted, at: number, createdAt: number): Note[] {
  if (stage === 'create') return [];
  const impaired =
    'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';
  return [
    [at + 1.2, `was unable to place a task. Reason: ${reason}.`],
    ...(createdAt % 3 < 1 ? ([[at + 2.5, impaired]] satisfies Note[]) : []),
  ];
}

function settledNote(isSettled: boolean, at: number): Note[] {
  return isSettled ? [[at + 9, STEADY]] : [];
}

function deploymentNotes(service: ServiceSpec): Note[] {
  return service.history.flatMap((deployment, index): Note[] => {
    const { finishedAt, outcome, revision } = deployment;
    const id = deploymentId(service.name, revision);
    if (finishedAt === undefined) return [];
    if (outcome === 'completed') {
      return [
        [finishedAt, `(deployment ${id}) deployment completed.`],
        [finishedAt + 6, STEADY],
      ];
    }
    const good = service.history.slice(index + 1).find((one) => one.outcome === 'completed');
    if (outcome !== 'rolled-back' || good === undefined) return [];
    const goodId = deploymentId(service.name, good.revision);
    const why = deployment.alarm === undefined ? 'tasks failed to start.' : 'alarm detected.';
    return [
      [finishedAt - 70.5, `(deployment ${id}) deployment failed: ${why}`],
      [finishedAt - 70, `rolling back to deployment ${goodId}.`],
      [finishedAt, `(deployment ${goodId}) deployment completed.`],
      [finishedAt + 6, STEADY],
    ];
  });
}

/** ECS repeats the message every six hours while nothing happens. */
function steadyNotes(service: ServiceSpec, tasks: readonly TaskSpec[]): Note[] {
  const trouble = tasks.filter(({ end }) => end !== undefined).map(({ at }) => at);
  const release = service.history.map(({ at }) => at).filter((at) => at > -50_000);
  const until = Math.min(0, ...trouble.filter((at) => at > -50_000), ...release);
  const since = (service.history.at(-1)?.finishedAt ?? 0) + 60;
  return [4, 3, 2, 1, 0]
    .map((n) => until - 3000 - n * LASTING_SECONDS)
    .filter((at) => at > since)
    .map((at) => [at, STEADY]);
}
