import type { ReadEvent } from '../../facts/event.ts';
import { eventEvidence, reasonEvidence } from '../../facts/evidence.ts';
import { disconnectedHosts } from '../../facts/host.ts';
import { roomChanges } from '../../facts/make-room.ts';
import { lacksRoom, placementEvents } from '../../facts/placement.ts';
import type { Stop } from '../../facts/stop.ts';
import type { StopReasonKind } from '../../model/vocabulary/stop-reasons.ts';
import { defineRule } from '../define.ts';
import { firstSentence, ofTasks, quote } from '../words.ts';

/** A longer reason begins with what was tried, and ends with what lacks. */
const SHORT = 90;

const KINDS: ReadonlySet<StopReasonKind> = new Set([
  'capacity',
  'host-port-taken',
  'incompatible-task-definition',
]);

export const placementFailed = defineRule({
  id: 'placement-failed',
  category: 'other',
  title: 'ECS finds no place for the task',
  effect: 'holds-up',
  outlasts: ['host-lost'],
  needs: ['service'],
  means: 'ECS finds no host or capacity for the task, so it waits and nothing is started.',
  why: 'No host or capacity meets what the task asks for (CPU, memory, ports, a placement constraint, an agent that is connected, a quota), so the task never comes to life. Nothing is wrong with the application.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].events[:10].[createdAt,message]'",
      look: 'An event says “unable to place a task” and what lacks.',
    },
    {
      run: "aws ecs describe-container-instances --cluster CLUSTER --container-instances INSTANCE --query 'containerInstances[].[ec2InstanceId,agentConnected,remainingResources[].[name,integerValue]]'",
      look: 'What remains on each host is less than the task asks for, or the agent is not connected. On Fargate there is nothing to list.',
    },
  ],
  remedy:
    'Read what is missing in the quoted message; add hosts or capacity that have it, lower what the task asks for, relax the constraint, or have the quota raised. The capacity provider does not always scale for constraints and ports.',
  notWhen: 'RESOURCE:MEMORY means room on the hosts: no container ran out of memory.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html'],
  check: (facts) => {
    const tasks = facts.failures.filter(({ reason }) => reason !== undefined && KINDS.has(reason.kind));
    const events = placementEvents(facts);
    const newest = tasks[0];
    const event = events[0];
    if (newest === undefined && event === undefined) return [];
    const text = event?.event.message ?? newest?.reason?.text ?? '';
    const counts = facts.state
      ? ` ${facts.state.runningCount} of ${facts.state.desiredCount} tasks run.`
      : '';
    const what = whatLacks(event, newest);
    return [
      {
        title: what === undefined ? undefined : `ECS finds no place for the task: ${what}`,
        summary: `${quote(text)}${newest ? `; ${ofTasks(tasks, facts)}` : ''}.${counts}`,
        tasks,
        evidence: [
          ...(event ? [eventEvidence(event)] : []),
          ...(newest ? reasonEvidence(newest) : []),
          ...disconnectedHosts(facts),
        ],
        settings: lacksRoom(event) ? roomChanges(facts) : [],
        seen: events.map(({ event: { at } }) => at),
      },
    ];
  },
});

/** What is missing, in the words of ECS: `has insufficient memory available`. */
function whatLacks(event: ReadEvent | undefined, stop: Stop | undefined): string | undefined {
  const said = event?.reading?.parts.findLast((part) => part !== undefined);
  if (said !== undefined) return firstSentence(said);
  const text = stop?.reason?.text;
  if (text === undefined || text.length <= SHORT) return text;
  return text.split(': ').slice(-2).join(': ');
}
