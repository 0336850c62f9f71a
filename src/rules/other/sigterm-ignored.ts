import { exitCodeEvidence, timingEvidence } from '../../facts/evidence.ts';
import { isForFargate, LONGEST_FARGATE_TIMEOUT_SECONDS } from '../../facts/fargate.ts';
import { killedAfterOrder } from '../../facts/stop-order.ts';
import { defineRule } from '../define.ts';

export const sigtermIgnored = defineRule({
  id: 'sigterm-ignored',
  category: 'other',
  severity: 'info',
  role: 'risk',
  saidBy: ['failing-host'],
  title: 'Containers do not end when they are told to, and are killed (137)',
  needs: ['stoppedTasks', 'taskDefinitions'],
  means:
    'Containers did not end when they were told to and were killed after the time-out, which ends with exit code 137.',
  why: 'ECS sends SIGTERM, waits for stopTimeout, and then kills: exit code 137 after an order to stop is no lack of memory. Requests in flight are lost, and every replacement takes that much longer. Often a shell is process 1 and passes the signal on to nobody.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppingAt,executionStoppedAt,containers[].[name,exitCode]]'",
      look: 'The containers ended at least stopTimeout (30 s unless set) after stoppingAt, with 137.',
    },
    {
      run: "docker run --rm --entrypoint sh IMAGE -c 'cat /proc/1/cmdline'",
      look: 'Process 1 is a shell that does not pass signals on: start the program with `exec`.',
    },
  ],
  remedy:
    'Start the program in exec form (without a shell, or with `exec`), set initProcessEnabled, and let it handle SIGTERM; raise stopTimeout only where it really needs longer to finish.',
  notWhen:
    'A container that ends with 137 before any order to stop was killed for another reason: see memory-kill-suspected.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html'],
  check: ({ stops, definition }) => {
    const killed = stops.flatMap((stop) => killedAfterOrder(stop) ?? []);
    const [newest] = killed;
    if (newest === undefined) return [];
    const { stop, containerName: name, limitSeconds: limit, seconds } = newest;
    const recommended = isForFargate(definition) ? LONGEST_FARGATE_TIMEOUT_SECONDS : 2 * limit;
    return [
      {
        title: `Container ${name} does not end when it is told to, and is killed (137)`,
        summary: `Container ${name} was killed ${seconds} s after the order to stop (stopTimeout ${limit} s), in ${killed.length} of ${stops.length} stopped tasks: exit code 137 is no lack of memory there.`,
        tasks: [],
        evidence: [
          ...exitCodeEvidence(stop),
          timingEvidence(
            `tasks[${stop.task.id}].stoppingAt, executionStoppedAt`,
            `its containers ended ${seconds} s after the order to stop`,
          ),
        ],
        settings:
          recommended > limit
            ? [
                {
                  path: 'stopTimeout',
                  container: name,
                  current: limit,
                  recommended,
                  unit: 's',
                  because:
                    'a rule of thumb, for a program that handles SIGTERM and still needs longer; twice the time that it needs to end is enough',
                },
              ]
            : [],
      },
    ];
  },
});
