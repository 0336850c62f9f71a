import {
  type ApplicationFailure,
  applicationFailures,
  isToldElsewhere,
  loglessExits,
} from '../../facts/crash.ts';
import { exitCodeEvidence, reasonEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import { lastWords } from '../../facts/last-words.ts';
import { definitionOf } from '../../facts/stop.ts';
import { defineRule } from '../define.ts';
import { endOf } from '../error-rule.ts';
import { ofTasks, quote } from '../words.ts';

export const containerExits = defineRule({
  id: 'container-exits',
  category: 'startup',
  title: 'An essential container ends by itself',
  needs: ['stoppedTasks'],
  explains: [
    { of: { rule: 'image-pull-rate-limit' }, when: 'earlier' },
    { of: { rule: 'dependency-unmet' }, when: 'substantial' },
  ],
  means:
    'An essential container ended by itself, without an error that this version knows, and ECS stopped the task with it.',
  why: 'When an essential container ends, ECS stops the whole task and starts another. The log gives no error that this version knows, so its last lines are shown as they are. An exit code of 0 means that the main process ended without an error: for a service that is wrong as well.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].containers[].[name,exitCode,reason]'",
      look: 'The container with the exit code ended first; others with 137 or 143 were stopped afterwards.',
    },
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'Read the last lines; an exit code of 0 means that the main process simply came to its end.',
    },
  ],
  remedy:
    'Read the last lines of the log, and run the image with the same command and environment; a server must stay in the foreground.',
  notWhen:
    'After a health check failed or a deployment replaced the task, exit codes are a consequence of the stop.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html'],
  check: (facts) => {
    const alike = new Set(loglessExits(facts));
    const silent = applicationFailures(facts).filter(
      (failure) => !isToldElsewhere(failure) && !alike.has(failure.stop),
    );
    return byContainer(silent).map(([containerName, failures]) => {
      const tasks = failures.map(({ stop }) => stop);
      const newest = tasks.slice(0, 1);
      const lines = newest.flatMap((stop) =>
        lastWords(stop.logs.find((log) => log.containerName === containerName)),
      );
      const last = lines[0];
      return {
        title: `Container ${containerName} ends by itself with exit code ${failures[0]?.exitCode ?? 'unknown'}`,
        summary: `Container ${containerName} ends by itself: ${endOf(failures)}; ${ofTasks(tasks, facts)}${last ? `; its last words: ${quote(last.text)}` : ''}.${oneShotWords(failures, facts)}`,
        tasks,
        evidence: [
          ...newest.flatMap((stop) => [
            ...exitCodeEvidence(stop, facts.logs === 'read' ? 'direct' : 'circumstantial'),
            ...reasonEvidence(stop, 'circumstantial'),
          ]),
          ...lines,
        ],
      };
    });
  },
});

/** A service needs a process that stays; a command that ends in good order was made for a task of its own. */
function oneShotWords(failures: readonly ApplicationFailure[], { definition }: Facts): string {
  const [failure] = failures;
  if (failure?.exitCode !== 0) return '';
  const command = definitionOf(definition, failure.containerName)?.command.join(' ') ?? '';
  const what = command === '' ? 'Its command' : `Its command “${command}”`;
  return ` ${what} ends in good order: a service needs one that stays in the foreground.`;
}

function byContainer(failures: readonly ApplicationFailure[]): [string, ApplicationFailure[]][] {
  const groups = new Map<string, ApplicationFailure[]>();
  for (const failure of failures) {
    groups.set(failure.containerName, [...(groups.get(failure.containerName) ?? []), failure]);
  }
  return [...groups];
}
