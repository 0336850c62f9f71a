import { durationWords } from '../../facts/duration.ts';
import type { Facts } from '../../facts/facts.ts';
import { disconnectedHostOf, hostName, stoppingNeighbours } from '../../facts/host.ts';
import { isHeldByHost, waitingTasks } from '../../facts/waiting-task.ts';
import type { Evidence } from '../../model/finding.ts';
import { secondsBetween } from '../../model/instant.ts';
import type { Task } from '../../model/task.ts';
import { defineRule } from '../define.ts';

const SHOWN_NEIGHBOURS = 3;

export const hostResourcesHeld = defineRule({
  id: 'host-resources-held',
  category: 'other',
  title: 'A task was placed on a host whose agent does not begin with it',
  effect: 'holds-up',
  needs: ['runningTasks', 'taskDefinitions'],
  means:
    'A task has its place on a host and stays in PENDING there: the agent has not even begun to pull its image. Mostly tasks that are still stopping hold the memory, CPU or ports that it needs.',
  why: 'ECS takes what a task holds for free as soon as the task is told to stop, and places another one there. The agent on the host knows better and keeps the new one in PENDING until the old one has really ended; agents before 1.73 start nothing at all until then. With a stopTimeout (or ECS_CONTAINER_STOP_TIMEOUT) of hours that takes hours, and no event says so.',
  confirm: [
    {
      run: 'aws ecs list-tasks --cluster CLUSTER --container-instance INSTANCE --desired-status STOPPED',
      look: 'Tasks, of any service, that describe-tasks shows with a lastStatus before STOPPED are still stopping.',
    },
    {
      run: "aws ecs describe-container-instances --cluster CLUSTER --container-instances INSTANCE --query 'containerInstances[].[ec2InstanceId,agentConnected,versionInfo]'",
      look: 'The agent is connected. If nothing is stopping on the host, its log (/var/log/ecs/ecs-agent.log) and Docker say why it does not begin.',
    },
  ],
  remedy:
    'Wait until the tasks that are stopping have ended, or end their containers on the host (another aws ecs stop-task changes nothing). Lower the stopTimeout of their service, or give the cluster room for both. Where nothing is stopping, look at the agent and at Docker on the host.',
  notWhen:
    'A task whose pull has begun, or of which a container waits for another: see task-stuck. A task that no host has room for: see placement-failed.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html',
    'https://aws.amazon.com/blogs/containers/improvements-to-amazon-ecs-task-launch-behavior-when-tasks-have-prolonged-shutdown/',
  ],
  check: (facts) => {
    const held = waitingTasks(facts).filter(isHeldByHost);
    const first = held.find(({ task }) => stoppingNeighbours(task, facts).length > 0) ?? held[0];
    if (first === undefined) return [];
    const { task } = first;
    const neighbours = stoppingNeighbours(task, facts);
    const shown = neighbours.slice(0, SHOWN_NEIGHBOURS).map((one) => stoppingWords(one, facts));
    const disconnected = disconnectedHostOf(task, facts);
    const host = hostName(task, facts);
    const since = durationWords(secondsBetween(task.createdAt ?? 0, facts.snapshot.takenAt));
    const behind =
      neighbours.length > 0
        ? `What the new one needs (memory, CPU, ports) ${neighbours.length} task(s) that are still stopping there may hold: ${shown[0]}.`
        : `Nothing is seen to be stopping there${disconnected.length > 0 ? ', but the agent is not connected.' : ': the log of the agent and Docker on the host may say why.'}`;
    return [
      {
        title:
          neighbours.length > 0
            ? 'A task waits in PENDING for what tasks that are still stopping hold on its host'
            : undefined,
        summary: `${held.length} task(s) have been PENDING for ${since}, and the agent on host ${host} has not begun to pull the image. ${behind}`,
        tasks: [],
        evidence: [
          evidence(
            task,
            'timing',
            'pullStartedAt',
            `task ${task.id} is PENDING since ${since} on host ${host}, and no pull has begun`,
          ),
          ...neighbours
            .slice(0, SHOWN_NEIGHBOURS)
            .map((one, index) => evidence(one, 'host', 'stoppingAt', shown[index] ?? '')),
          ...disconnected,
        ],
        seen: [facts.snapshot.takenAt],
      },
    ];
  },
});

function stoppingWords({ id, group, stoppingAt, memoryMiB, lastStatus }: Task, { snapshot }: Facts): string {
  const of = group === undefined ? '' : ` of ${group.replace(/^service:/, 'service ')}`;
  const since =
    stoppingAt === undefined ? '' : ` ${durationWords(secondsBetween(stoppingAt, snapshot.takenAt))} ago`;
  const memory = memoryMiB === undefined || memoryMiB === 0 ? '' : `, with ${memoryMiB} MiB`;
  return `task ${id}${of} was told to stop${since} and is ${lastStatus}${memory}`;
}

function evidence({ id }: Task, kind: Evidence['kind'], field: string, text: string): Evidence {
  return { kind, weight: 'circumstantial', source: 'ecs:DescribeTasks', ref: `tasks[${id}].${field}`, text };
}
