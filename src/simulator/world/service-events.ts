import { targetGroupArn } from '../names.ts';
import type { Agenda } from './agenda.ts';
import type { ServiceLife, TaskLife } from './state.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages.html */
const MAX_EVENTS = 100;

/** Adds an event to a service. */
export function recordEvent(agenda: Agenda, service: ServiceLife, text: string): void {
  const message = `(service ${service.settings.name}) ${text}`;
  const at = agenda.now();
  const id = service.chance.fork(`event/${at}/${service.events.length}/${message}`).uuid();
  service.events = [{ id, at, message }, ...service.events].slice(0, MAX_EVENTS);
}

/** A complaint that repeats the newest event is left out for six hours. */
const SUPPRESSED_SECONDS = 6 * 3600;

/** Adds a complaint to the events of a service, unless it was the last thing said. */
export function recordComplaint(agenda: Agenda, service: ServiceLife, text: string): void {
  const newest = service.events[0];
  const repeats = newest?.message === `(service ${service.settings.name}) ${text}`;
  if (repeats && agenda.now() < newest.at + SUPPRESSED_SECONDS * 1000) return;
  recordEvent(agenda, service, text);
}

/** Adds an event a little later, where ECS does one thing after another. */
export function recordLater(agenda: Agenda, service: ServiceLife, seconds: number, text: string): void {
  agenda.after(seconds, () => recordEvent(agenda, service, text));
}

/** `has started 2 tasks: (task …) (task …).` */
export function startedText(tasks: readonly TaskLife[]): string {
  return `has started ${tasks.length} tasks: ${listed(tasks)}.`;
}

/** The event of tasks that were started in place of unhealthy ones. */
export function replacedText(tasks: readonly TaskLife[]): string {
  return `${startedText(tasks)} Amazon ECS replaced ${tasks.length} tasks due to an unhealthy status.`;
}

/** Why an unhealthy task is stopped, as its service says it. */
export function unhealthyText(task: TaskLife, service: ServiceLife): string {
  const { targetGroup } = service.settings;
  const verdict = task.target?.verdict;
  if (task.health.status === 'UNHEALTHY' || targetGroup === undefined || verdict?.state !== 'unhealthy') {
    return `(task ${task.id}) failed container health checks.`;
  }
  const port = task.revision.container.port;
  const where = `(target-group ${targetGroupArn(targetGroup)})`;
  return `(task ${task.id}) (port ${port}) is unhealthy in ${where} due to (reason ${verdict.description}).`;
}

/** Why an unhealthy task is stopped, as the task itself says it. */
export function unhealthyReason(task: TaskLife, service: ServiceLife): string {
  const { targetGroup } = service.settings;
  if (task.health.status === 'UNHEALTHY' || targetGroup === undefined) {
    return 'Task failed container health checks';
  }
  return `Task failed ELB health checks in (target-group ${targetGroupArn(targetGroup)})`;
}

/** The events of tasks that are stopped: stopped, then deregistered, then draining. */
export function recordStops(agenda: Agenda, service: ServiceLife, tasks: readonly TaskLife[]): void {
  if (tasks.length === 0) return;
  recordLater(agenda, service, 0.3, `has stopped ${tasks.length} running tasks: ${listed(tasks)}.`);
  recordDeregistration(agenda, service, tasks.filter((task) => task.target !== undefined).length);
}

/** The events of targets that go away. */
export function recordDeregistration(agenda: Agenda, service: ServiceLife, count: number): void {
  const { targetGroup } = service.settings;
  if (targetGroup === undefined || count === 0) return;
  const where = `(target-group ${targetGroupArn(targetGroup)})`;
  recordLater(agenda, service, 3.2, `deregistered ${count} targets in ${where}`);
  recordLater(agenda, service, 3.6, `has begun draining connections on ${count} tasks.`);
}

function listed(tasks: readonly TaskLife[]): string {
  return tasks.map((task) => `(task ${task.id})`).join(' ');
}
