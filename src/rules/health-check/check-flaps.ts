import { cpuChanges } from '../../facts/cpu-changes.ts';
import { logEvidence, reasonEvidence, settingEvidence, timingEvidence } from '../../facts/evidence.ts';
import { checkFailures } from '../../facts/health-failure.ts';
import type { ContainerCheckWindow } from '../../facts/kill-window.ts';
import { type PacedLine, pacedLine } from '../../facts/paced-line.ts';
import { roomierCheck } from '../../facts/patience.ts';
import { definitionOf, type Stop } from '../../facts/stop.ts';
import { defineRule } from '../define.ts';
import { median, ofTasks, quote } from '../words.ts';
import { commandOf, probeSteps } from './probe.ts';

export const checkFlaps = defineRule({
  id: 'check-flaps',
  category: 'health-check',
  title: 'The container health check fails now and then in tasks that had been healthy',
  needs: ['stoppedTasks', 'taskDefinitions'],
  means:
    'Tasks work for a long time, then their container health check fails a few times in a row and ECS replaces them, although the application may be well.',
  why: 'Some failures in a row are enough: a probe that is starved of CPU, waits for a slow dependency or is checked too tightly takes a task with it that had worked for a long time. If the check is that of a sidecar, the application itself has nothing to do with it.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[startedAt,stoppingAt,stoppedReason]'",
      look: 'The tasks lived many times longer than start period + retries × interval, and stopped for “Task failed container health checks”.',
    },
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'Nothing in the minutes before the stop speaks of memory or of errors; if something does, that is the cause.',
    },
  ],
  remedy:
    'Give the check more room (timeout and retries), more CPU to the container that is checked, and check nothing but the process itself.',
  notWhen: 'If memory ran out or the application wrote errors before the check failed, that is the cause.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html'],
  check: (facts) => {
    const failures = checkFailures(facts).filter(({ timing }) => timing === 'long-healthy');
    const newest = failures[0];
    if (newest === undefined) return [];
    const { containerName, window } = newest;
    const definition = definitionOf(facts.definition, containerName);
    const tasks = failures.map(({ stop }) => stop);
    const paced = window && pacedLineOf(newest.stop, containerName, window);
    const minutes = Math.round(median(tasks.flatMap(({ livedSeconds }) => livedSeconds ?? [])) / 60);
    return [
      {
        title: `The health check of container ${containerName} fails in tasks that had been healthy`,
        summary: `Tasks live about ${minutes} min, then the health check of container ${containerName} fails and ECS replaces them (“Task failed container health checks”): ${ofTasks(tasks, facts)}. The check runs ${commandOf(definition)}.${paced ? ` Each time it fails the container writes ${quote(paced.match.line.message)} (${paced.times} times at its pace).` : ''}`,
        tasks,
        evidence: [
          // That the check fails says nothing of why it does: only what the container writes of the probe would.
          ...reasonEvidence(newest.stop, 'circumstantial'),
          ...(paced ? [logEvidence(paced.match)] : []),
          timingEvidence(
            'tasks[*].startedAt, stoppingAt',
            `half of these tasks lived longer than ${minutes} min`,
          ),
          ...(window
            ? [
                settingEvidence(
                  'ecs:DescribeTaskDefinition',
                  `containerDefinitions[${containerName}].healthCheck`,
                  `${window.retries} failures ${window.intervalSeconds} s apart are enough; each probe has ${window.timeoutSeconds} s`,
                ),
              ]
            : []),
        ],
        steps: probeSteps(definition).slice(-2),
        settings: [...(window ? roomierCheck(window) : []), ...cpuChanges(facts.definition)],
      },
    ];
  },
});

/** What the container that is checked said of the probes that failed. */
function pacedLineOf(
  { logs, task }: Stop,
  containerName: string,
  window: ContainerCheckWindow,
): PacedLine | undefined {
  const log = logs.find((one) => one.containerName === containerName);
  const stoppedAt = task.stoppingAt ?? task.stoppedAt;
  if (log === undefined || stoppedAt === undefined) return undefined;
  return pacedLine(log, window, stoppedAt);
}
