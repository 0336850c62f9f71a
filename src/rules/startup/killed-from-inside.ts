import { applicationFailures } from '../../facts/crash.ts';
import { exitCodeEvidence, logEvidence, reasonEvidence } from '../../facts/evidence.ts';
import { isOwnKillLine } from '../../model/vocabulary/own-kill-lines.ts';
import { defineRule } from '../define.ts';
import { livedWords, ofTasks, quoteLine, upperFirst } from '../words.ts';

export const killedFromInside = defineRule({
  id: 'killed-from-inside',
  category: 'startup',
  title: 'A time-out or supervisor inside the container kills its process',
  needs: ['stoppedTasks', 'logs'],
  means:
    'Something inside the container (a time-out, a watchdog, a process manager) killed the main process; neither ECS nor the kernel did.',
  why: 'A wrapper such as timeout(1), a watchdog or a process manager ends a process that takes longer than it allows. Where that process is the main one the container ends with it, often with exit code 137 or 124, and neither ECS nor the kernel had a part in it.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'A line of the time-out or supervisor stands just before the end.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,command,entryPoint]'",
      look: 'The limit stands in the command or in the start script of the image.',
    },
  ],
  remedy:
    'Find out why the work takes longer than the limit that the quoted line names, or raise that limit; it stands in the start script, in the configuration of the process manager or in a variable.',
  notWhen:
    'If the kernel killed the process for memory, no line of a time-out or supervisor precedes it: see worker-killed.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html'],
  check: (facts) => {
    const killed = applicationFailures(facts).filter(
      ({ ownKill, error }) => ownKill !== undefined && error === undefined,
    );
    const newest = killed[0];
    if (newest?.ownKill === undefined) return [];
    const tasks = killed.map(({ stop }) => stop);
    const said = quoteLine(newest.ownKill.line.message, isOwnKillLine);
    return [
      {
        title: `A process of container ${newest.containerName} is killed from inside: ${said}`,
        summary: `${said}. ${upperFirst(ofTasks(tasks, facts))} ended this way${livedWords(tasks)}; ECS had not told them to stop, and nothing speaks of memory.`,
        tasks,
        evidence: [
          logEvidence(newest.ownKill),
          ...exitCodeEvidence(newest.stop),
          ...reasonEvidence(newest.stop, 'circumstantial'),
        ],
      },
    ];
  },
});
