import { eventEvidence, reasonEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import { type CheckFailure, checkFailures } from '../../facts/health-failure.ts';
import { portMismatch } from '../../facts/probe-port.ts';
import { definitionOf } from '../../facts/stop.ts';
import { defineRule } from '../define.ts';
import { ofTasks } from '../words.ts';
import { commandEvidence, commandOf, portChanges, portWords, probeSteps } from './probe.ts';
import { slowStep } from './slow-step.ts';

export const containerUnhealthy = defineRule({
  id: 'container-unhealthy',
  category: 'health-check',
  title: 'Tasks are replaced because their container health check fails',
  role: 'symptom',
  needs: ['service'],
  means:
    'ECS stopped tasks because their container health check failed. Why it failed is not on record: ECS keeps no output of the check.',
  why: 'ECS replaces a task whose essential container is UNHEALTHY. What the probe printed is exposed nowhere; without the application’s log the cause behind it cannot be told.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason is “Task failed container health checks”.',
    },
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'A ready line before the stop speaks against the probe, errors speak against the application, and neither for a slow start.',
    },
    {
      look: 'Append `>> /proc/1/fd/1 2>&1` to the command of the check for one deployment: then the log shows what the probe says.',
    },
  ],
  remedy: 'Run the probe by hand and make its output visible.',
  notWhen: 'If the application crashed, ran out of memory or was still starting, that is the cause.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html'],
  check: (facts) => {
    const failures = checkFailures(facts);
    const events = facts.events.filter(
      ({ reading, sinceSteady }) => reading?.kind === 'container-unhealthy' && sinceSteady,
    );
    const newest = failures[0];
    if (newest === undefined && events.length === 0) return [];
    const containerName = newest?.containerName ?? facts.checkWindows[0]?.containerName;
    const definition =
      containerName === undefined ? undefined : definitionOf(facts.definition, containerName);
    const tasks = failures.map(({ stop }) => stop);
    const mismatch =
      containerName === undefined
        ? undefined
        : portMismatch(commandOf(definition), containerName, newest?.stop.logs ?? [], facts);
    const who = newest ? ofTasks(tasks, facts) : `${events.length} events say so`;
    return [
      {
        title: `Container ${containerName ?? ''} fails its health check`,
        summary: `The health check ${commandOf(definition)} of container ${containerName ?? '(unknown)'} fails and ECS replaces the task: ${who}.${windowWords(newest)}${mismatch ? ` ${portWords(mismatch)}` : silence(failures, facts)}`,
        tasks,
        evidence: [
          ...(newest ? reasonEvidence(newest.stop, 'circumstantial') : []),
          ...events.slice(0, 1).map((event) => eventEvidence(event, 'circumstantial')),
          commandEvidence(containerName ?? '?', definition),
        ],
        steps: [...probeSteps(definition), ...slowStep(failures)],
        settings: portChanges(definition, mismatch),
        seen: events.map(({ event }) => event.at),
      },
    ];
  },
});

/** Only where the log says nothing either is there nothing to go by. */
function silence(failures: readonly CheckFailure[], facts: Facts): string {
  if (facts.snapshot.vitals.logs.state === 'absent') {
    return ' Its log is not in CloudWatch Logs, and ECS does not show why it fails.';
  }
  if (facts.logs === 'unread') return ' The log could not be read, and ECS does not show why it fails.';
  const silent = failures.every(({ timing }) => timing === 'no-log' || timing === 'never');
  return silent ? ' Neither ECS nor the log shows why it fails.' : '';
}

function windowWords(failure: CheckFailure | undefined): string {
  const window = failure?.window;
  if (window === undefined) return '';
  return ` The check counts from the start period of ${window.startPeriodSeconds} s on and gives up at ${window.unhealthyAfterSeconds} s.`;
}
