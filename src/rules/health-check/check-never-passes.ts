import { logEvidence, reasonEvidence, settingEvidence, targetEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import { checkFailures } from '../../facts/health-failure.ts';
import { listeningOf } from '../../facts/listening.ts';
import type { LogReading } from '../../facts/log-reading.ts';
import { readyLogOf } from '../../facts/readiness.ts';
import { definitionOf } from '../../facts/stop.ts';
import type { Evidence } from '../../model/finding.ts';
import { defineRule } from '../define.ts';
import { ofTasks, span } from '../words.ts';
import { commandOf, probeSteps } from './probe.ts';

export const checkNeverPasses = defineRule({
  id: 'check-never-passes',
  category: 'health-check',
  title: 'The container health check never passes although the application is ready',
  needs: ['stoppedTasks', 'taskDefinitions', 'logs'],
  why: 'The probe runs inside the container, with its image, user and environment. If its tool is not in the image, or it asks an address, port or path where nothing listens, it fails for ever while the application works and load balancers are content. ECS shows the output of the probe nowhere.',
  remedy: 'Run the probe by hand in a container of this image, and mend the command of the health check.',
  notWhen: 'If the application became ready only after the window, the start period is too short.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
  ],
  check: (facts) => {
    const failures = checkFailures(facts).filter(({ timing }) => timing === 'in-time');
    const newest = failures[0];
    if (newest === undefined) return [];
    const { containerName } = newest;
    const command = commandOf(definitionOf(facts.definition, containerName));
    const tasks = failures.map(({ stop }) => stop);
    const ready = readyLogOf(newest.stop.logs, containerName)?.ready;
    const readyAfter = span(failures.flatMap(({ readySeconds }) => readySeconds ?? []));
    return [
      {
        title: `The health check of container ${containerName} never passes although the application is ready`,
        summary: `Container ${containerName} is ready after ${readyAfter}, yet its health check ${command} fails until it is declared UNHEALTHY (“Task failed container health checks”): ${ofTasks(tasks, facts)}.${portWords(newest.stop.logs, command)}`,
        tasks,
        evidence: [
          ...reasonEvidence(newest.stop),
          ...(ready ? [logEvidence(ready, 'circumstantial')] : []),
          settingEvidence(
            'ecs:DescribeTaskDefinition',
            `containerDefinitions[${containerName}].healthCheck.command`,
            `the health check runs ${command}`,
          ),
          ...healthyTargets(facts),
        ],
        steps: probeSteps(definitionOf(facts.definition, containerName)),
      },
    ];
  },
});

/** A probe that asks a port of which the log does not speak, while it names others. */
function portWords(logs: readonly LogReading[], command: string): string {
  const asked = /(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)[: ](\d{2,5})\b/.exec(command)?.[1];
  const ports = [...new Set(listeningOf(logs).map(({ port }) => port))];
  if (asked === undefined || ports.length === 0 || ports.includes(Number(asked))) return '';
  return ` The probe asks port ${asked}, while the log says that the application listens on ${ports.join(', ')}.`;
}

function healthyTargets(facts: Facts): readonly Evidence[] {
  const healthy = facts.targets.find(({ target }) => target.state === 'healthy');
  return healthy === undefined ? [] : [targetEvidence(healthy, 'circumstantial')];
}
