import { settingEvidence } from '../../facts/evidence.ts';
import type { ContainerCheckWindow, TargetCheckWindow } from '../../facts/kill-window.ts';
import { type Draft, defineRule } from '../define.ts';

/** The default of ECS and of Application Load Balancers, and the shortest that both accept, in seconds. */
const USUAL_TIMEOUT_SECONDS = 5;
const SHORTEST_TIMEOUT_SECONDS = 2;

export const probeTimeoutTooLong = defineRule({
  id: 'probe-timeout-too-long',
  category: 'health-check',
  severity: 'warning',
  role: 'risk',
  title: 'A health check waits for an answer for as long as its interval, or longer',
  needs: ['taskDefinitions'],
  means: 'An application that hangs is noticed later than the interval suggests.',
  why: 'The next probe of a container begins an interval after the last one has ended. A probe that hangs for its whole timeout delays the next one by that much, so that it takes far longer than retries × interval until a hanging container is found. Load balancers want a timeout below the interval altogether.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,healthCheck.[interval,timeout,retries]]'",
      look: 'The time-out is not below the interval.',
    },
    {
      run: "aws elbv2 describe-target-groups --target-group-arns TARGET-GROUP-ARN --query 'TargetGroups[].[HealthCheckIntervalSeconds,HealthCheckTimeoutSeconds]'",
      look: 'The same for a load balancer: the second number is not below the first.',
    },
  ],
  remedy: 'Set the timeout below the interval, or the interval above the timeout if answers really are slow.',
  notWhen: 'Where the application always answers or refuses at once the timeout never counts.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  ],
  check: ({ checkWindows, targetWindows }) => [
    ...checkWindows.filter(isTooLong).map(ofContainer),
    ...targetWindows.filter(isTooLong).map(ofTarget),
  ],
});

type Times = Pick<ContainerCheckWindow, 'intervalSeconds' | 'timeoutSeconds'>;

function isTooLong({ intervalSeconds, timeoutSeconds }: Times): boolean {
  return timeoutSeconds >= intervalSeconds;
}

function ofContainer(window: ContainerCheckWindow): Draft {
  const { containerName: container, intervalSeconds, timeoutSeconds, retries } = window;
  const ref = `containerDefinitions[${container}].healthCheck`;
  const times = `interval ${intervalSeconds} s, timeout ${timeoutSeconds} s, retries ${retries}`;
  return {
    summary: `The health check of container ${container} waits up to ${timeoutSeconds} s for an answer, with an interval of ${intervalSeconds} s: a container that hangs is found after ${retries} × (${intervalSeconds} + ${timeoutSeconds} s) = ${retries * (intervalSeconds + timeoutSeconds)} s, one that refuses after ${retries * intervalSeconds} s.`,
    tasks: [],
    evidence: [settingEvidence('ecs:DescribeTaskDefinition', ref, times)],
    settings: [{ path: 'healthCheck.timeout', container, ...shorter(window) }],
  };
}

function ofTarget(window: TargetCheckWindow): Draft {
  const { targetGroup, intervalSeconds, timeoutSeconds } = window;
  const ref = `TargetGroups[${targetGroup.name}].HealthCheckTimeoutSeconds`;
  const times = `interval ${intervalSeconds} s, timeout ${timeoutSeconds} s`;
  return {
    summary: `The health check of target group ${targetGroup.name} waits up to ${timeoutSeconds} s for an answer, with an interval of ${intervalSeconds} s: the next probe is due before this one has ended.`,
    tasks: [],
    evidence: [settingEvidence('elasticloadbalancing:DescribeTargetGroups', ref, times)],
    settings: [
      {
        path: 'targetGroup.HealthCheckTimeoutSeconds',
        targetGroupArn: targetGroup.arn,
        ...shorter(window),
      },
    ],
  };
}

function shorter({ intervalSeconds, timeoutSeconds }: Times) {
  return {
    current: timeoutSeconds,
    recommended: Math.max(SHORTEST_TIMEOUT_SECONDS, Math.min(USUAL_TIMEOUT_SECONDS, intervalSeconds - 1)),
    unit: 's',
    because: `below the interval of ${intervalSeconds} s, at most the usual ${USUAL_TIMEOUT_SECONDS} s; a rule of thumb, since how long a probe takes was not seen`,
  };
}
