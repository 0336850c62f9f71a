import type { Facts } from '../../facts/facts.ts';
import type { TimelineEntry } from '../../model/report.ts';
import { collapse } from './collapse.ts';
import { deploymentMoments } from './deployments.ts';
import { eventMoments } from './events.ts';
import { brief, type Moment, single } from './moment.ts';
import { taskMoments } from './tasks.ts';

const MOST_ENTRIES = 200;

/** Of a story that is too long even so the beginning matters, and the end more. */
const FIRST_ENTRIES = 40;

/**
 * What happened, oldest first, merged from everything that was read: deployments, the lives of tasks with their decisive log
 * lines, targets, events of the service and of the stack. What repeats is told at its first and its last time.
 */
export function buildTimeline(facts: Facts): readonly TimelineEntry[] {
  return bounded(
    collapse([
      ...deploymentMoments(facts),
      ...taskMoments(facts),
      ...targetMoments(facts),
      ...eventMoments(facts),
      ...stackMoments(facts),
    ]),
  );
}

/** Since when a target is what it is nobody says: those that are not healthy are told as they are now. */
function targetMoments({ targets, snapshot }: Facts): readonly Moment[] {
  return targets
    .filter(({ target }) => target.state !== 'healthy')
    .map(({ target, group, groupArn }) => {
      const port = target.port === undefined ? '' : `:${target.port}`;
      const why = [target.reason, target.description].flatMap((part) => part ?? []).join(': ');
      const subject = `${target.targetId}${port}`;
      const text = `is ${target.state} in target group ${group?.name ?? brief(groupArn)}${why === '' ? '' : ` (${why})`}`;
      return single({ at: snapshot.takenAt, kind: 'target', subject, text }, `${groupArn} ${subject}`);
    });
}

const OWN_RESOURCES: ReadonlySet<string> = new Set(['AWS::ECS::Service', 'AWS::CloudFormation::Stack']);

/** What the stack says of itself and of the service, and every failure of another resource. */
function stackMoments({ snapshot }: Facts): readonly Moment[] {
  const { stack } = snapshot.vitals;
  if (stack.state !== 'present') return [];
  return stack.value.events
    .filter(({ status, resourceType }) => status.endsWith('_FAILED') || OWN_RESOURCES.has(resourceType))
    .map(({ at, logicalId, status, reason }, index) => {
      const text = reason === undefined ? status : `${status}: ${brief(reason)}`;
      return single({ at, kind: 'stack', subject: logicalId, text }, `${index}`);
    });
}

function bounded(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  if (entries.length <= MOST_ENTRIES) return entries;
  const rest = entries.slice(FIRST_ENTRIES, FIRST_ENTRIES - MOST_ENTRIES + 1);
  const leftOut: TimelineEntry = {
    at: rest[0]?.at ?? 0,
    kind: 'more',
    subject: 'service',
    text: `${rest.length} entries are left out here`,
  };
  return [...entries.slice(0, FIRST_ENTRIES), leftOut, ...entries.slice(FIRST_ENTRIES - MOST_ENTRIES + 1)];
}
