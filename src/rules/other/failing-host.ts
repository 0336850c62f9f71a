import { durationWords } from '../../facts/duration.ts';
import { timingEvidence } from '../../facts/evidence.ts';
import { type FailingHost, findFailingHost, hostEvidence } from '../../facts/failing-host.ts';
import { hostName } from '../../facts/host.ts';
import { killedAfterOrder } from '../../facts/stop-order.ts';
import { lastSegment } from '../../model/arn.ts';
import { defineRule } from '../define.ts';
import { livesOf, ofTasks, upperFirst } from '../words.ts';
import { EXPLAINED_BY_HOST } from './explained.ts';

export const failingHost = defineRule({
  id: 'failing-host',
  category: 'other',
  title: 'Every failing task ran on one host, while the same revision is well on others',
  needs: ['stoppedTasks', 'runningTasks', 'taskDefinitions'],
  explains: EXPLAINED_BY_HOST,
  means:
    'All tasks that failed ran on one container instance, and tasks of the same revision are well on others: what they have in common is the host.',
  why: 'A host whose disk, CPU credits, memory, network or Docker is in trouble lets every task on it hang or end, while its agent stays connected. The scheduler does not know: the host is the one with room, so each replacement is placed there again. From outside it looks like a health check that is too strict or a start that is too slow.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[containerInstanceArn,lastStatus,startedAt,stoppedReason]'",
      look: 'Those that failed share one container instance; those that are well are on others.',
    },
    {
      run: 'aws ec2 describe-instance-status --instance-ids INSTANCE-ID',
      look: 'A status check or a scheduled event may name the trouble; both may be fine all the same.',
    },
    {
      look: 'On the host read `df -h`, `dmesg`, `docker ps` and the log of the agent; in CloudWatch look at CPUCreditBalance and EBSIOBalance% of the instance.',
    },
  ],
  remedy:
    'Set the container instance to DRAINING, so that its tasks are placed elsewhere; look at its disk, CPU credits (CPUCreditBalance), kernel log, agent and Docker, and let the Auto Scaling group replace it.',
  notWhen:
    'Where a task on that host writes an error that names a cause, that comes first. If starts fail on every host, or nothing was started elsewhere since, it may be the revision; if only one host has room for the service, nobody can tell.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-draining.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-health.html',
  ],
  check: (facts) => {
    const found = findFailingHost(facts);
    if (found === undefined) return [];
    const { failures } = facts;
    const name = hostName(found.newest, facts);
    const id = lastSegment(found.arn);
    const killed = failures.filter((stop) => killedAfterOrder(stop) !== undefined).length;
    const hosts = new Set(found.well.map(({ task }) => task.containerInstanceArn)).size;
    const elsewhere = `${found.well.length} task(s) of the same revision are well on ${hosts} other host(s)`;
    return [
      {
        title: `Every failing task ran on one host (${name}), while the same revision is well on others`,
        summary: `${upperFirst(ofTasks(failures, facts))} ran on the same host ${name} (container instance ${id}), while ${elsewhere}. ${upperFirst(basisWords(found))}.${killed > 0 ? ` ${killed} did not even end when they were told to (137).` : ''}`,
        tasks: failures,
        evidence: [
          ...hostEvidence(found, name, facts),
          timingEvidence('tasks[*].startedAt, stoppingAt', basisWords(found)),
        ],
        steps: [
          `Set the container instance to DRAINING, so that its tasks are placed elsewhere: aws ecs update-container-instances-state --cluster CLUSTER --container-instances ${id} --status DRAINING`,
          'Look at its disk, CPU credits (CPUCreditBalance), kernel log, agent and Docker, and let the Auto Scaling group replace it.',
        ],
      },
    ];
  },
});

/** What speaks for the host rather than for the revision. */
function basisWords({ startedElsewhere, servedBefore }: FailingHost): string {
  const served = `${servedBefore.length} task(s) that had served for ${durationWords(Math.max(...livesOf(servedBefore)))} failed there as well, and none elsewhere`;
  const started = `${startedElsewhere.length} task(s) that were started elsewhere at the same time are well`;
  return [
    ...(servedBefore.length > 0 ? [served] : []),
    ...(startedElsewhere.length > 0 ? [started] : []),
  ].join('; ');
}
