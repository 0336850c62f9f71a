import { boundsOf, conditionOf, deploymentOf, isSick, meantToRun } from './condition.ts';
import { countFailure } from './failures.ts';
import { recordEvent, recordStops, replacedText, unhealthyReason, unhealthyText } from './service-events.ts';
import { startTasks } from './start-tasks.ts';
import type { DeploymentLife, ServiceLife, TaskLife, WorldState } from './state.ts';
import { stopTask } from './task-life.ts';

/**
 * Replaces unhealthy tasks with tasks of their own deployment: starts the replacement first where the maximum allows
 * it, else stops one unhealthy task at a time.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html
 */
export function replaceUnhealthy(world: WorldState, service: ServiceLife): void {
  const now = world.agenda.now();
  const sick = meantToRun(service).filter((task) => isSick(task, service, now));
  stopFailed(
    world,
    service,
    sick.flatMap((task) => whomToStop(world, service, task)),
  );
  const waiting = sick.filter((task) => task.desired === 'RUNNING' && replacementOf(task) === undefined);
  const room = boundsOf(service).most - meantToRun(service).length;
  if (room > 0) startReplacements(world, service, waiting.slice(0, room));
  else stopFailed(world, service, waiting.slice(0, 1));
}

/** The task that was started in place of another and is still meant to run. */
export function replacementOf(task: TaskLife): TaskLife | undefined {
  return task.replacement?.desired === 'RUNNING' ? task.replacement : undefined;
}

/** Which of an unhealthy task and its replacement is to be stopped now, if either. */
function whomToStop(world: WorldState, service: ServiceLife, task: TaskLife): TaskLife[] {
  const replacement = replacementOf(task);
  if (replacement === undefined) return [];
  switch (service.settings.stopUnhealthy) {
    case 'when-replacement-runs':
      return isUp(replacement, service) ? [task] : [];
    case 'when-replacement-is-judged':
      return whenJudged(world, service, task, replacement);
  }
}

function whenJudged(
  world: WorldState,
  service: ServiceLife,
  task: TaskLife,
  replacement: TaskLife,
): TaskLife[] {
  if (conditionOf(replacement, service, world.agenda.now()) === 'healthy') return [task];
  if (!isSick(replacement, service, world.agenda.now())) return [];
  // Where both are unhealthy either may be stopped.
  return [replacement.chance.fork('judged').happens(0.5) ? task : replacement];
}

function isUp(task: TaskLife, service: ServiceLife): boolean {
  if (task.status !== 'RUNNING') return false;
  return service.settings.targetGroup === undefined || task.target !== undefined;
}

function startReplacements(world: WorldState, service: ServiceLife, sick: readonly TaskLife[]): void {
  const started = service.deployments.flatMap((deployment) =>
    startFor(
      world,
      service,
      deployment,
      sick.filter((task) => deploymentOf(service, task) === deployment),
    ),
  );
  if (started.length > 0) recordEvent(world.agenda, service, replacedText(started));
}

function startFor(
  world: WorldState,
  service: ServiceLife,
  deployment: DeploymentLife,
  sick: readonly TaskLife[],
): TaskLife[] {
  if (deployment.rollout === 'FAILED' || sick.length === 0) return [];
  const started = startTasks(world, service, deployment, sick.length);
  sick.forEach((task, index) => {
    task.replacement = started[index];
  });
  return started;
}

function stopFailed(world: WorldState, service: ServiceLife, tasks: readonly TaskLife[]): void {
  const stopped = [...new Set(tasks)].filter((task) => task.desired === 'RUNNING');
  for (const task of stopped) recordEvent(world.agenda, service, unhealthyText(task, service));
  recordStops(world.agenda, service, stopped);
  for (const task of stopped) {
    task.noticed = 'ended';
    const reason = unhealthyReason(task, service);
    stopTask(world.agenda, task, { code: 'ServiceSchedulerInitiated', reason });
    countFailure(world, service, task);
  }
}
