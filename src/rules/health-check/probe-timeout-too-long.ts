import { settingEvidence } from '../../facts/evidence.ts';
import { defineRiskRule } from '../risk-rule.ts';

export const probeTimeoutTooLong = defineRiskRule({
  id: 'probe-timeout-too-long',
  category: 'health-check',
  severity: 'warning',
  title: 'A probe of the container health check may take longer than the time between two probes',
  needs: ['taskDefinitions'],
  means: 'An application that hangs is noticed later than the interval suggests.',
  why: 'The next probe begins an interval after the last one has ended. With a time-out as long as the interval each failure takes twice as long, or more.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,healthCheck.[interval,timeout,retries]]'",
      look: 'The time-out is not below the interval.',
    },
  ],
  remedy: 'Set the time-out below the interval.',
  notWhen: 'Where a slow answer is normal, a longer interval is the better change.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html'],
  look: ({ checkWindows }) => {
    const window = checkWindows.find(
      ({ intervalSeconds, timeoutSeconds }) => timeoutSeconds >= intervalSeconds,
    );
    if (window === undefined) return undefined;
    const {
      containerName,
      intervalSeconds,
      timeoutSeconds,
      unhealthyAfterSeconds,
      unhealthyAtLatestSeconds,
    } = window;
    const text = `interval ${intervalSeconds} s, timeout ${timeoutSeconds} s`;
    return {
      summary: `The check of ${containerName} has ${text}: one that hangs is UNHEALTHY after ${unhealthyAtLatestSeconds} s, one that is refused after ${unhealthyAfterSeconds} s.`,
      evidence: settingEvidence(
        'ecs:DescribeTaskDefinition',
        `containerDefinitions[${containerName}].healthCheck`,
        text,
      ),
      settings: [
        {
          path: 'healthCheck.interval',
          container: containerName,
          current: intervalSeconds,
          recommended: Math.min(300, timeoutSeconds * 2),
          unit: 's',
          because: `twice the time-out of ${timeoutSeconds} s; a rule of thumb`,
        },
      ],
    };
  },
});
