import {
  eventEvidence,
  readyEvidence,
  reasonEvidence,
  settingEvidence,
  timingEvidence,
} from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import { type TargetFailure, targetFailures } from '../../facts/health-failure.ts';
import { slowStartChanges } from '../../facts/setting-changes.ts';
import { findSlowStart } from '../../facts/slow-start.ts';
import { numberOr } from '../../model/setting.ts';
import { defineRule } from '../define.ts';
import { livesOf, ofTasks, slowStartWords, span, upperFirst } from '../words.ts';

export const gracePeriodTooShort = defineRule({
  id: 'grace-period-too-short',
  category: 'load-balancer',
  title: 'The load balancer’s health check ends the grace period before the application is ready',
  needs: ['stoppedTasks', 'service', 'targetGroups'],
  means:
    'The application needs longer until it answers than the load balancer’s health check and the grace period of the service allow together, so tasks are replaced while they start.',
  why: 'The scheduler replaces a task whose target is unhealthy as soon as the health check grace period is over. An application that starts more slowly is stopped while it is still starting, for ever; its exit code (0, 143 or 137) is only the answer to the stop.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].healthCheckGracePeriodSeconds'",
      look: 'The value (0 if it is not set) is below the time until the ready line in the log.',
    },
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The ready line comes after the grace period, or only while the task is already being stopped.',
    },
  ],
  remedy:
    'Set healthCheckGracePeriodSeconds to one and a half times the observed time to ready plus one check; or make the application start faster (a quarter of a virtual CPU is often the reason).',
  notWhen:
    'If the application was ready and the probe failed all the same, look at port, path, security group and status code.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-healthcheck.html',
  ],
  check: (facts) => {
    const containerName = facts.settings?.loadBalancers[0]?.containerName;
    const slow = findSlowStart(facts, targetFailures(facts).filter(mayBeSlow), containerName);
    const newest = slow?.failures[0];
    if (slow === undefined || newest === undefined) return [];
    const graceSeconds = numberOr(facts.settings?.healthCheckGracePeriodSeconds, 0);
    const tasks = slow.failures.map(({ stop }) => stop);
    return [
      {
        title: `The load balancer gives up before the application is ready (grace period ${graceSeconds ?? 'unknown'} s)`,
        summary: `${windowWords(facts, newest)}; ${slowStartWords(slow)}. ${upperFirst(ofTasks(tasks, facts))} were stopped for it.`,
        tasks,
        evidence: [
          ...reasonEvidence(newest.stop, slow.basis === 'observed' ? 'direct' : 'circumstantial'),
          ...slow.ready.slice(0, 1).map(readyEvidence),
          ...(newest.event ? [eventEvidence(newest.event, 'circumstantial')] : []),
          timingEvidence(
            'tasks[*].startedAt, stoppingAt',
            `these tasks lived ${span(livesOf(slow.failures.map(({ stop }) => stop)))}`,
          ),
          settingEvidence(
            'ecs:DescribeServices',
            'services[0].healthCheckGracePeriodSeconds',
            `the health check grace period is ${graceSeconds ?? 'unknown'} s`,
          ),
        ],
        steps: [
          'Change the grace period (no deployment is started by that; running tasks profit at once), then find out why the start takes so long.',
        ],
        settings: slowStartChanges(facts, slow, newest.window),
      },
    ];
  },
});

/** A status code other than “not yet” shows an application that answers. */
function mayBeSlow({ probe }: TargetFailure): boolean {
  return probe?.kind !== 'codes' || probe.codes.every((code) => code === 502 || code === 503);
}

function windowWords(facts: Facts, { window }: TargetFailure): string {
  const graceSeconds = numberOr(facts.settings?.healthCheckGracePeriodSeconds, 0) ?? 0;
  if (window === undefined) return `The grace period is ${graceSeconds} s`;
  return `The load balancer gives up ${window.unhealthyAfterSeconds} s after registration (${window.unhealthyThreshold} × ${window.intervalSeconds} s) and the grace period is ${graceSeconds} s`;
}
