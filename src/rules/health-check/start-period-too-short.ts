import { readyEvidence, reasonEvidence, settingEvidence, timingEvidence } from '../../facts/evidence.ts';
import { checkFailures } from '../../facts/health-failure.ts';
import type { ContainerCheckWindow } from '../../facts/kill-window.ts';
import { startPeriodChanges } from '../../facts/setting-changes.ts';
import { findSlowStart } from '../../facts/slow-start.ts';
import { definitionOf } from '../../facts/stop.ts';
import { defineRule } from '../define.ts';
import { livesOf, ofTasks, slowStartWords, span, upperFirst } from '../words.ts';
import { commandOf } from './probe.ts';

export const startPeriodTooShort = defineRule({
  id: 'start-period-too-short',
  category: 'health-check',
  title: 'The container health check gives up before the application is ready (startPeriod)',
  needs: ['stoppedTasks', 'taskDefinitions'],
  means:
    'The application needs longer to start than its container health check allows, so every task is killed shortly before, or just as, it becomes ready.',
  why: 'Failures of the container health check count from the end of the start period on. An application that needs longer than start period plus retries is declared UNHEALTHY and replaced while it is still starting, for ever.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The time from the start of the task to the first ready line is longer than start period + (retries - 1) × interval.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,healthCheck]'",
      look: 'Without startPeriod the failures count from the first probe on.',
    },
  ],
  remedy:
    'Set startPeriod to one and a half times the observed time to ready, and the grace period of the service so that it covers both checks; or make the application start faster.',
  notWhen:
    'If the application is ready early and the check fails all the same, the check itself is wrong: see check-never-passes. If no task ever said that it was ready, nobody knows: see container-unhealthy.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
  ],
  check: (facts) => {
    const all = checkFailures(facts);
    const containerName = all[0]?.containerName;
    const slow = findSlowStart(
      facts,
      all.filter((failure) => failure.containerName === containerName),
      containerName,
    );
    const newest = slow?.failures[0];
    if (slow?.basis !== 'observed' || newest?.window === undefined) return [];
    const { window } = newest;
    const tasks = slow.failures.map(({ stop }) => stop);
    return [
      {
        title: `The container health check of ${window.containerName} gives up after ${window.unhealthyAfterSeconds} s, before the application is ready (startPeriod ${window.startPeriodSeconds} s)`,
        summary: `${windowWords(window)}; ${slowStartWords(slow)}. ${upperFirst(ofTasks(tasks, facts))} were stopped for it.`,
        tasks,
        evidence: [
          ...reasonEvidence(newest.stop),
          ...slow.ready.slice(0, 1).map(readyEvidence),
          settingEvidence(
            'ecs:DescribeTaskDefinition',
            `containerDefinitions[${window.containerName}].healthCheck`,
            `start period ${window.startPeriodSeconds} s, ${window.retries} × every ${window.intervalSeconds} s: UNHEALTHY ${window.unhealthyAfterSeconds}–${window.unhealthyAtLatestSeconds} s after the start; the check runs ${commandOf(definitionOf(facts.definition, window.containerName))}`,
          ),
          timingEvidence(
            'tasks[*].startedAt, stoppingAt',
            `these tasks lived ${span(livesOf(slow.failures.map(({ stop }) => stop)))}`,
          ),
        ],
        steps: ['Change these settings and deploy; then find out why the start takes so long.'],
        settings: startPeriodChanges(facts, window, slow.readySeconds),
      },
    ];
  },
});

function windowWords(window: ContainerCheckWindow): string {
  return `The health check of container ${window.containerName} starts counting at ${window.startPeriodSeconds} s and gives up at ${window.unhealthyAfterSeconds} s`;
}
