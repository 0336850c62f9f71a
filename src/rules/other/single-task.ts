import { settingEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import { plannedSeconds, readyTasks } from '../../facts/readiness.ts';
import { numberOr } from '../../model/setting.ts';
import { defineRule } from '../define.ts';

export const singleTask = defineRule({
  id: 'single-task',
  category: 'other',
  severity: 'info',
  role: 'risk',
  title: 'One task alone answers for the load balancer',
  needs: ['service'],
  means:
    'The service wants a single task behind its load balancer: nothing answers while that one is replaced.',
  why: 'Whenever this task ends (a crash, a lost host, Spot, maintenance of the platform) the load balancer has no target, and callers get 503 until a replacement has started and become healthy. A deployment is no outage as long as ECS may start the new task first.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].[desiredCount,deploymentConfiguration.minimumHealthyPercent]'",
      look: 'The desired count is 1; with a percentage of 0 a deployment may also stop that task first.',
    },
  ],
  remedy:
    'Run at least two tasks, in two zones; where the service scales by itself raise the minimum as well.',
  notWhen:
    'Where nobody minds a minute without an answer (a test environment), or only one may run at a time, one task is right.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html',
  ],
  check: (facts) => {
    const { settings } = facts;
    if (settings?.desiredCount !== 1 || settings.loadBalancers.length === 0) return [];
    if (settings.schedulingStrategy !== 'REPLICA') return [];
    const minimum = numberOr(settings.minimumHealthyPercent, 100);
    const stopsFirst =
      minimum === 0
        ? ' With minimumHealthyPercent 0 (1 × 0 % = 0) a deployment may stop it before the new one answers.'
        : '';
    return [
      {
        summary: `The desired count is 1: while that task is replaced nothing answers for the load balancer.${stopsFirst}`,
        tasks: [],
        evidence: [
          settingEvidence('ecs:DescribeServices', 'services[0].desiredCount', 'the desired count is 1'),
        ],
        settings: [
          {
            path: 'service.desiredCount',
            current: 1,
            recommended: 2,
            unit: 'tasks',
            because: `2 − 1 = 1 task still answers while another is replaced, which ${replacementWords(facts)}`,
          },
        ],
      },
    ];
  },
});

function replacementWords(facts: Facts): string {
  const ready = readyTasks(facts).map(({ seconds }) => seconds);
  return ready.length === 0
    ? 'takes a minute or more (a rule of thumb: how long was not seen)'
    : `was seen to take ${Math.round(plannedSeconds(ready))} s to be ready, and the time to place and register it`;
}
