import { reasonEvidence, timingEvidence } from '../../facts/evidence.ts';
import { waves } from '../../facts/repetition.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

/** A restart by hand takes one or two rounds; more in an hour is a habit or a script. */
const ROUNDS = 3;

export const stoppedByOperator = defineRule({
  id: 'stopped-by-operator',
  category: 'other',
  title: 'Somebody, or a script, stops the tasks again and again',
  effect: 'ends-well-tasks',
  needs: ['stoppedTasks'],
  means: 'Somebody or a script calls StopTask again and again; the tasks themselves were well.',
  why: 'The tasks end because StopTask is called, not because anything fails; the service replaces them each time.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The stop code is UserInitiated.',
    },
    {
      run: "aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=StopTask --max-results 10 --query 'Events[].[EventTime,Username]'",
      look: 'The list names the caller.',
    },
  ],
  remedy:
    'Find the caller of StopTask in CloudTrail, and let a deployment (force new deployment) replace tasks instead.',
  notWhen: 'One or two rounds of stops are an ordinary restart by hand.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html'],
  check: ({ stops, subject }) => {
    const stopped = stops.filter(
      ({ exclusion, task }) => exclusion === 'operator' && task.startedBy === subject.deploymentId,
    );
    const rounds = waves(stopped.map(({ at }) => at));
    const newest = stopped[0];
    if (newest === undefined || rounds.length < ROUNDS) return [];
    return [
      {
        summary: `${stopped.length} tasks were stopped by a call of StopTask in ${rounds.length} rounds: ${quote(newest.reason?.text ?? '')}.`,
        tasks: [],
        evidence: [
          ...reasonEvidence(newest),
          timingEvidence('tasks[*].stoppingAt', `${rounds.length} rounds of stops`),
        ],
        seen: stopped.map(({ at }) => at),
      },
    ];
  },
});
