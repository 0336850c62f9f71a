import { exitCodeEvidence, reasonEvidence, taskSource } from '../../facts/evidence.ts';
import type { Stop } from '../../facts/stop.ts';
import type { Evidence } from '../../model/finding.ts';
import { defineRule } from '../define.ts';
import { ofTasks, quote } from '../words.ts';

export const unrecognisedStop = defineRule({
  id: 'unrecognised-stop',
  category: 'other',
  title: 'Tasks are stopped for a reason that this version does not know',
  role: 'symptom',
  needs: ['stoppedTasks'],
  means: 'ECS gave a reason that this version has no words for.',
  why: 'ECS stopped these tasks and said why, but in words that are not in the tables of this version. They are shown as they are; nothing is guessed.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'Read the reason as it stands.',
    },
  ],
  remedy: 'Read the quoted reason, and please report it so that the next version knows it.',
  notWhen: 'If another finding accounts for the same tasks, it is the cause.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html'],
  check: (facts) => {
    const tasks = facts.failures.filter(
      ({ reason, ending }) => reason === undefined && ending !== 'unrecorded',
    );
    const newest = tasks[0];
    if (newest === undefined) return [];
    const text = newest.task.stoppedReason ?? 'no reason given';
    return [
      {
        summary: `ECS gives a reason that is not known here: ${quote(text)} (${newest.task.stopCode ?? 'no stop code'}); ${ofTasks(tasks, facts)}.`,
        tasks,
        evidence: [...verbatim(newest), ...exitCodeEvidence(newest), ...reasonEvidence(newest)],
      },
    ];
  },
});

function verbatim({ task, at }: Stop): readonly Evidence[] {
  return [
    {
      kind: 'stop-reason',
      weight: 'circumstantial',
      source: taskSource(task),
      ref: `tasks[${task.id}].stoppedReason`,
      at,
      text: task.stoppedReason ?? `stopCode ${task.stopCode ?? 'absent'}`,
    },
  ];
}
