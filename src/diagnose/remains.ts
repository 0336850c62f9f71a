import type { Facts } from '../facts/facts.ts';
import { stackFailure } from '../facts/stack-failure.ts';
import { deploymentIdOf } from '../facts/subject.ts';
import type { CaptureReading, Remains } from '../model/remains.ts';
import type { RemainsSource, RemainsSummary } from '../model/report.ts';
import { type Section, valueOr } from '../model/section.ts';

/** What was left of tasks that ECS has forgotten, where, and what to switch on; null where ECS still shows what matters. */
export function summarizeRemains(facts: Facts): RemainsSummary | null {
  const remains = valueOr(facts.snapshot.vitals.remains, undefined);
  if (remains === undefined) return null;
  const { reason, from, to } = remains;
  return {
    reason,
    from,
    to,
    sources: [
      { source: 'event capture', found: captureWords(remains.capture) },
      ...streamWords(remains.streams),
      ...eventWords(facts, remains),
      ...deploymentWords(facts),
      ...stackWords(facts),
    ],
    advice: adviceOn(facts, remains),
  };
}

function captureWords(capture: Section<CaptureReading>): string {
  switch (capture.state) {
    case 'present': {
      const { group, tasks, unreadable, complete } = capture.value;
      const strange = unreadable === 0 ? '' : `; ${unreadable} entries could not be understood`;
      const more = complete ? '' : '; it holds more than was read';
      return `${tasks === 0 ? 'no' : tasks} stopped task${tasks === 1 ? '' : 's'} of the service in log group ${group}${strange}${more}`;
    }
    case 'denied':
    case 'failed':
      return `could not be read: ${capture.action} gave no answer`;
    case 'absent':
      return capture.reason;
  }
}

function streamWords(streams: Section<number>): RemainsSource[] {
  const source = 'log streams';
  switch (streams.state) {
    case 'present':
      return [
        {
          source,
          found: `${streams.value === 0 ? 'none' : streams.value} of tasks that nothing else tells of`,
        },
      ];
    case 'denied':
    case 'failed':
      return [{ source, found: `could not be read: ${streams.action} gave no answer` }];
    case 'absent':
      return [];
  }
}

function eventWords({ events }: Facts, { from, to }: Remains): RemainsSource[] {
  const then = events.filter(({ event }) => event.at >= from && event.at <= to).length;
  return [
    { source: 'service events', found: `${then === 0 ? 'none' : then} of that time, among the newest 100` },
  ];
}

function deploymentWords({ snapshot, subject }: Facts): RemainsSource[] {
  const records = valueOr(snapshot.vitals.serviceDeployments, []);
  const record = records.find((one) => deploymentIdOf(one) === subject.deploymentId);
  if (record === undefined) return [];
  const why = record.statusReason === undefined ? '' : `: ${record.statusReason}`;
  return [
    { source: 'service deployments', found: `${subject.deploymentId ?? ''} is ${record.status}${why}` },
  ];
}

function stackWords(facts: Facts): RemainsSource[] {
  const failure = stackFailure(facts);
  if (failure === undefined) return [];
  const { logicalId, status, reason } = failure.event;
  return [
    { source: 'stack events', found: `${logicalId} ${status}${reason === undefined ? '' : `: ${reason}`}` },
  ];
}

const CONTAINER_INSIGHTS =
  'Switch on Container Insights with enhanced observability, if it is not: it keeps the memory and CPU of each task and container.';

/** What would have kept the evidence. Nothing is asked for that is known to be on. */
function adviceOn(
  { settings, snapshot, definition }: Facts,
  { capture, reason }: Remains,
): readonly string[] {
  if (reason === 'asked' && capture.state === 'present') return [];
  const isLogKept = (definition?.containers ?? []).some(({ log }) => log?.driver === 'awslogs');
  const isCaptured = capture.state === 'present' && capture.value.tasks > 0;
  const breaker = settings?.circuitBreaker;
  return [
    ...(capture.state === 'absent'
      ? [
          `Switch on event capture for cluster ${snapshot.target.cluster} in the ECS console: it keeps the events of every task, with stop code, reasons and exit codes, in CloudWatch Logs.`,
        ]
      : []),
    ...(definition !== undefined && !isLogKept
      ? ['Let the containers log with the awslogs driver: what they write then outlives their tasks.']
      : []),
    ...(settings !== undefined && (breaker?.enabled !== true || !breaker.rollback)
      ? [
          'Enable the deployment circuit breaker with rollback: it ends a failing deployment early, and the record of deployments says so for 90 days.',
        ]
      : []),
    ...(isCaptured ? [] : [CONTAINER_INSIGHTS]),
  ];
}
