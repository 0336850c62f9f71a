import type { ReadEvent } from '../../facts/event.ts';
import type { Facts } from '../../facts/facts.ts';
import type { TimelineEntry } from '../../model/report.ts';
import { valueOr } from '../../model/section.ts';
import type { ServiceEventReading } from '../../model/vocabulary/service-events.ts';
import { brief, type Moment, single } from './moment.ts';
import { courseOf } from './tasks.ts';

/** What the service scheduler says, where the tasks and deployments do not tell it better. */
export function eventMoments(facts: Facts): readonly Moment[] {
  return facts.events.flatMap((event) => momentOf(event, facts));
}

function momentOf({ event, reading }: ReadEvent, facts: Facts): readonly Moment[] {
  const ofService: TimelineEntry = {
    at: event.at,
    kind: 'event',
    subject: 'service',
    text: brief(event.message),
  };
  const told = [single(ofService, event.id)];
  if (reading === undefined) return told;
  switch (reading.kind) {
    case 'az-balance':
      return [];
    case 'start-failure':
      return facts.failures.length > 0 ? [] : told;
    case 'deployment-completed':
    case 'deployment-failed':
    case 'rollback':
      return isOnRecord(reading, facts) ? [] : told;
    case 'started':
    case 'replaced-unhealthy':
    case 'stopped':
    case 'stopped-pending':
      return namesKnownTasks(event.message, facts) ? [] : told;
    case 'registered':
    case 'deregistered':
    case 'draining':
    case 'target-unhealthy':
    case 'container-unhealthy':
      return [healthMoment(ofService, event.id, reading, facts)];
    default:
      return told;
  }
}

/** What becomes of targets and of the health of tasks; an event about a task that is told belongs to its course. */
function healthMoment(
  ofService: TimelineEntry,
  id: string,
  { kind, parts }: ServiceEventReading,
  facts: Facts,
): Moment {
  switch (kind) {
    case 'registered':
    case 'deregistered': {
      const [count = '?', group] = parts;
      const text = `${kind} ${count} ${count === '1' ? 'target' : 'targets'}`;
      return single({ ...ofService, kind: 'target', subject: groupName(group), text }, id);
    }
    case 'target-unhealthy': {
      const [task, instance, , group, reason] = parts;
      const text = `unhealthy in target group ${groupName(group)}: ${brief(reason ?? 'for no known reason')}`;
      return ofTask({ ...ofService, kind: 'target', subject: task ?? instance ?? 'target', text }, id, facts);
    }
    case 'container-unhealthy': {
      const subject = parts[0] ?? 'task';
      return ofTask(
        { ...ofService, kind: 'task-unhealthy', subject, text: 'failed its health check' },
        id,
        facts,
      );
    }
    default:
      return single({ ...ofService, kind: 'target' }, id);
  }
}

/** Where a task is told, what is said of it is left out with it. */
function ofTask(entry: TimelineEntry, id: string, facts: Facts): Moment {
  const course = courseOf(facts, entry.subject);
  return course === undefined ? single(entry, id) : { ...entry, ...course, subject: course.course };
}

/** Whether the history of deployments tells it, with its own times. */
function isOnRecord({ kind, parts }: ServiceEventReading, { snapshot }: Facts): boolean {
  const records = valueOr(snapshot.vitals.serviceDeployments, []);
  if (kind === 'rollback') return records.some(({ rollback }) => rollback?.startedAt !== undefined);
  const number = parts[0]?.split('/').at(-1);
  return records.some(
    ({ targetRevisionArn, finishedAt }) =>
      finishedAt !== undefined && number !== undefined && targetRevisionArn?.endsWith(`/${number}`),
  );
}

/** Whether an event only names tasks whose own times are told. */
function namesKnownTasks(message: string, facts: Facts): boolean {
  const named = [...message.matchAll(/\(task ([0-9a-f-]{1,40})\)/g)].flatMap(([, id]) => id ?? []);
  const known = new Set([...facts.stops, ...facts.live].map(({ task }) => task.id.toString()));
  return named.length > 0 && named.every((id) => known.has(id));
}

function groupName(group: string | undefined): string {
  return group === undefined ? 'target group' : (/targetgroup\/([\w-]+)/.exec(group)?.[1] ?? brief(group));
}
