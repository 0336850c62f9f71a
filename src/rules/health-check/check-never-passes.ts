import { isContradicted } from '../../facts/check-contradiction.ts';
import { logEvidence, reasonEvidence, settingEvidence, targetEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import { type CheckFailure, checkFailures } from '../../facts/health-failure.ts';
import { portMismatch } from '../../facts/probe-port.ts';
import { readyLogOf } from '../../facts/readiness.ts';
import { definitionOf } from '../../facts/stop.ts';
import type { Evidence } from '../../model/finding.ts';
import { defineRule } from '../define.ts';
import { ofTasks, span } from '../words.ts';
import { commandOf, portChanges, portWords, probeSteps } from './probe.ts';
import { probeMet } from './probe-met.ts';

export const checkNeverPasses = defineRule({
  id: 'check-never-passes',
  category: 'health-check',
  title: 'The container health check never passes although the application is ready',
  needs: ['stoppedTasks', 'taskDefinitions'],
  means:
    'The application is up and serves, but the command of its container health check fails every time, so ECS kills a working task.',
  why: 'The probe runs inside the container, with its image, user and environment. If its tool is not in the image, or it asks an address, port or path where nothing listens, it fails for ever while the application works and load balancers are content. ECS shows the output of the probe nowhere.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].containers[].[name,healthStatus,exitCode]'",
      look: 'The container is UNHEALTHY although its log has a ready line, or its target is healthy.',
    },
    {
      run: "docker run --rm --entrypoint sh IMAGE -c 'command -v curl wget; id'",
      look: 'The tool that the check calls is missing, or the user may not run it. If it is there, the address, port or path of the probe is wrong.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,healthCheck.command,portMappings[].containerPort]'",
      look: 'Compare port and path of the command with what the application listens on.',
    },
  ],
  remedy: 'Run the probe by hand in a container of this image, and mend the command of the health check.',
  notWhen: 'If the application became ready only after the window, the start period is too short.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
  ],
  check: (facts) => {
    const failures = checkFailures(facts).filter((failure) => isContradicted(failure, facts));
    const newest = failures[0];
    if (newest === undefined) return [];
    const { containerName } = newest;
    const definition = definitionOf(facts.definition, containerName);
    const command = commandOf(definition);
    const met = probeMet(newest, definition);
    const mismatch = portMismatch(command, containerName, newest.stop.logs, facts);
    const tasks = failures.map(({ stop }) => stop);
    const ready = readyLogOf(newest.stop.logs, containerName)?.ready;
    return [
      {
        title: `The health check of container ${containerName} never passes although the application is ready`,
        summary: `${readyWords(failures, containerName)}, yet its health check ${command} fails until it is declared UNHEALTHY (“Task failed container health checks”): ${ofTasks(tasks, facts)}.${mismatch ? ` ${portWords(mismatch)}` : ''}${met.words}`,
        tasks,
        evidence: [
          ...reasonEvidence(newest.stop),
          ...(ready ? [logEvidence(ready, 'circumstantial')] : []),
          settingEvidence(
            'ecs:DescribeTaskDefinition',
            `containerDefinitions[${containerName}].healthCheck.command`,
            `the health check runs ${command}`,
          ),
          ...met.evidence,
          ...healthyTargets(facts),
        ],
        steps: [...met.steps, ...probeSteps(definition)],
        settings: portChanges(definition, mismatch),
      },
    ];
  },
});

function readyWords(failures: readonly CheckFailure[], containerName: string): string {
  const seconds = failures.flatMap(({ readySeconds }) => readySeconds ?? []);
  return seconds.length > 0
    ? `Container ${containerName} is ready after ${span(seconds)}`
    : `Container ${containerName} answers its load balancer`;
}

function healthyTargets(facts: Facts): readonly Evidence[] {
  const healthy = facts.targets.find(({ target }) => target.state === 'healthy');
  return healthy === undefined ? [] : [targetEvidence(healthy, 'circumstantial')];
}
