import type { Facts } from '../facts/facts.ts';
import { readyTasks } from '../facts/readiness.ts';
import type { Stop } from '../facts/stop.ts';
import type { TimelineEntry } from '../model/report.ts';
import type { ServiceEventKind } from '../model/vocabulary/service-events.ts';

/** Events that say something which no task says. */
const TELLING: ReadonlySet<ServiceEventKind> = new Set([
  'deployment-failed',
  'rollback',
  'deployment-completed',
  'starts-impaired',
  'no-instance',
  'no-placement',
  'start-failure',
  'limits-stuck',
  'agent',
  'steady',
]);

const MOST_ENTRIES = 200;

/** What happened, oldest first: deployments, starts, ready lines, stops, telling events and failures of the stack. */
export function buildTimeline(facts: Facts): readonly TimelineEntry[] {
  const entries = [...deployments(facts), ...tasks(facts), ...events(facts), ...stack(facts)];
  return entries.sort((a, b) => a.at - b.at).slice(-MOST_ENTRIES);
}

function deployments({ state }: Facts): TimelineEntry[] {
  return (state?.deployments ?? []).flatMap(({ id, createdAt, taskDefinitionArn, status }) =>
    createdAt === undefined
      ? []
      : [
          {
            at: createdAt,
            kind: 'deployment',
            subject: id,
            text: `deployment of ${taskDefinitionArn?.split('/').at(-1) ?? 'a task definition'} began (${status})`,
          },
        ],
  );
}

function tasks(facts: Facts): TimelineEntry[] {
  const started = [...facts.failures, ...facts.live].flatMap(({ task }): TimelineEntry[] =>
    task.startedAt === undefined
      ? []
      : [{ at: task.startedAt, kind: 'task-started', subject: task.id, text: 'task reached RUNNING' }],
  );
  const ready = readyTasks(facts).map(
    ({ taskId, seconds, match }): TimelineEntry => ({
      at: match.line.at,
      kind: 'task-ready',
      subject: taskId,
      text: `ready after ${Math.round(seconds)} s`,
    }),
  );
  const stopped = facts.failures.map(
    (stop): TimelineEntry => ({
      at: stop.at,
      kind: 'task-stopped',
      subject: stop.task.id,
      text: brief(endWords(stop)),
    }),
  );
  return [...started, ...ready, ...stopped];
}

function endWords({ reason, task, ending }: Stop): string {
  if (reason !== undefined) return reason.text;
  if (ending === 'unrecorded') return 'last line in its log; how it ended is not on record';
  return task.stoppedReason ?? 'stopped for an unknown reason';
}

/** A failed start is told by its task; the event about it is told only where there is no such task. */
function events(facts: Facts): TimelineEntry[] {
  const isTold = (kind: ServiceEventKind) => kind === 'start-failure' && facts.failures.length > 0;
  return facts.events.flatMap(({ event, reading }) =>
    reading !== undefined && TELLING.has(reading.kind) && !isTold(reading.kind)
      ? [{ at: event.at, kind: 'event', subject: 'service', text: brief(event.message) }]
      : [],
  );
}

function stack({ snapshot }: Facts): TimelineEntry[] {
  const { stack } = snapshot.vitals;
  if (stack.state !== 'present') return [];
  return stack.value.events
    .filter(({ status, resourceType }) => status.endsWith('_FAILED') || resourceType === 'AWS::ECS::Service')
    .map(({ at, logicalId, status, reason }) => ({
      at,
      kind: 'stack',
      subject: logicalId,
      text: reason === undefined ? status : `${status}: ${reason}`,
    }));
}

/** A message without what every line repeats: the service’s own name and the long form of target group names. */
function brief(message: string): string {
  return message
    .replace(/ ?For more information, see the Troubleshooting section[^.]*\.?$/, '')
    .replace(/^\(service [^)]{1,255}\) /, '')
    .replace(/arn:[\w-]+:elasticloadbalancing:[\w-]*:\d*:targetgroup\/([\w-]+)\/\w+/g, '$1');
}
