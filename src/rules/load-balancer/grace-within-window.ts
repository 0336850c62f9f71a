import { settingEvidence } from '../../facts/evidence.ts';
import { numberOr } from '../../model/setting.ts';
import { defineRule } from '../define.ts';

export const graceWithinWindow = defineRule({
  id: 'grace-within-window',
  category: 'load-balancer',
  severity: 'warning',
  role: 'risk',
  title: 'The grace period of the service does not cover its own health checks',
  needs: ['service', 'taskDefinitions'],
  means:
    'The grace period is over before the container’s own health check could decide, so it protects nothing.',
  why: 'The grace period is meant to outlast the time in which an application may still start. Where it ends with or before the window of the container check, it protects nothing that the check does not protect already.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].healthCheckGracePeriodSeconds'",
      look: 'Compare it with start period + retries × (interval + timeout) of the container check.',
    },
  ],
  remedy: 'Set healthCheckGracePeriodSeconds above start period + retries × (interval + timeout).',
  notWhen:
    'For an application that is ready within seconds a short grace period finds bad deployments sooner.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html'],
  check: ({ settings, checkWindows }) => {
    const graceSeconds = numberOr(settings?.healthCheckGracePeriodSeconds, 0);
    if (settings === undefined || settings.loadBalancers.length === 0 || graceSeconds === undefined)
      return [];
    const window = checkWindows.find(({ startPeriodSeconds, unhealthyAfterSeconds }) => {
      return startPeriodSeconds > 0 && graceSeconds <= unhealthyAfterSeconds;
    });
    if (window === undefined) return [];
    return [
      {
        summary: `The grace period (${graceSeconds} s) ends when the health check of container ${window.containerName} can already give up (${window.unhealthyAfterSeconds} s).`,
        tasks: [],
        evidence: [
          settingEvidence(
            'ecs:DescribeServices',
            'services[0].healthCheckGracePeriodSeconds',
            `healthCheckGracePeriodSeconds is ${graceSeconds}`,
          ),
        ],
        settings: [
          {
            path: 'service.healthCheckGracePeriodSeconds',
            current: graceSeconds,
            recommended: Math.ceil((window.unhealthyAtLatestSeconds + 15) / 15) * 15,
            unit: 's',
            because: `the check gives up after ${window.unhealthyAtLatestSeconds} s at the latest`,
          },
        ],
      },
    ];
  },
});
