import { eventEvidence, reasonEvidence, targetEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import {
  isSeenWhole,
  probeOf,
  targetEvents,
  targetFailures,
  unhealthyTargets,
} from '../../facts/health-failure.ts';
import type { Stop } from '../../facts/stop.ts';
import { defineRule } from '../define.ts';
import { ofTasks, quote } from '../words.ts';

const REMEDY =
  'Compare path, port, protocol and accepted codes of the target group with the application, its security group, and the time it needs to start with the grace period.';

const UNREAD_LOGS =
  'Read the application’s log first, which was not possible here: a crash, a slow start or memory may be behind this.';

export const targetUnhealthy = defineRule({
  id: 'target-unhealthy',
  category: 'load-balancer',
  title: 'Tasks are replaced because their load balancer finds them unhealthy',
  role: 'symptom',
  needs: ['service'],
  means:
    'ECS replaced tasks because the load balancer found them unhealthy. What is behind it is not clear from what could be read.',
  why: 'The scheduler replaces a task whose target is unhealthy once the grace period is over. Why the probe failed is said only in the service event and in the health of targets that still exist.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].events[:10].[createdAt,message]'",
      look: 'The reason in brackets tells most: codes (the application answered), timed out (nobody answered in time), failed (refused).',
    },
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'A ready line before the stop means that the probe is at fault, none that the application did not start.',
    },
  ],
  remedy: REMEDY,
  notWhen: 'If the application crashed, ran out of memory or was still starting, that is the cause.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshoot-service-load-balancers.html',
  ],
  check: (facts) => {
    const failures = targetFailures(facts);
    const events = targetEvents(facts).filter(({ sinceSteady }) => sinceSteady);
    const targets = unhealthyTargets(facts);
    const newest = failures[0];
    const weight = isSeenWhole(facts, newest) ? 'direct' : 'circumstantial';
    const event = newest?.event ?? events[0];
    if (newest === undefined && event === undefined && targets.length === 0) return [];
    const tasks = failures.map(({ stop }) => stop);
    const what =
      event?.reading?.parts[4] ?? targets[0]?.target.description ?? newest?.stop.reason?.text ?? '';
    if (isTooLittle(facts, tasks, what)) return [];
    const who = tasks.length > 0 ? ofTasks(tasks, facts) : `${targets.length} targets are unhealthy now`;
    return [
      {
        summary: `The load balancer’s health check fails: ${quote(what)}; ${who}.`,
        tasks,
        evidence: [
          ...(newest ? reasonEvidence(newest.stop, weight) : []),
          ...(event ? [eventEvidence(event, weight)] : []),
          ...targets.slice(0, 1).map((target) => targetEvidence(target, weight)),
        ],
        steps: facts.logs === 'read' ? undefined : [UNREAD_LOGS, REMEDY],
        seen: event ? [event.event.at] : [],
      },
    ];
  },
});

/**
 * Where it is not on record how the tasks ended, a probe that got no answer may as well have met an application that had
 * crashed: only a code says that it was answered.
 */
function isTooLittle({ snapshot }: Facts, tasks: readonly Stop[], what: string): boolean {
  const isLost = snapshot.vitals.remains.state === 'present';
  return isLost && tasks.every(({ ending }) => ending === 'unrecorded') && probeOf(what).kind !== 'codes';
}
