import { readyEvidence, settingEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import type { ContainerCheckWindow } from '../../facts/kill-window.ts';
import { plannedSeconds, readyTasks } from '../../facts/readiness.ts';
import { HEADROOM } from '../../facts/recommend.ts';
import { startPeriodChanges } from '../../facts/setting-changes.ts';
import { numberOr } from '../../model/setting.ts';
import { defineRule } from '../define.ts';
import { span } from '../words.ts';

export const startPeriodTight = defineRule({
  id: 'start-period-tight',
  category: 'health-check',
  severity: 'warning',
  role: 'risk',
  title: 'The application becomes ready only shortly before its health check gives up',
  needs: ['taskDefinitions', 'logs'],
  means:
    'Today the application makes it in time; the next start that is somewhat slower will be taken for a failure.',
  why: 'A start takes longer on a busy host, with a cold cache or after a migration. Where the application was seen to need nearly all the time that the check leaves it, the service can begin to cycle without any change.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,healthCheck.[startPeriod,interval,retries]]'",
      look: 'The start period + (retries - 1) × interval is little more than the time to ready.',
    },
    {
      run: 'aws logs tail LOG-GROUP --since 1d --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The time from the start of a task to its first ready line: the slowest of several starts counts.',
    },
  ],
  remedy: 'Raise startPeriod to 1.5 × the time that the application was seen to need.',
  notWhen:
    'Where the grace period of the service outlasts a slow start as well, the scheduler ignores the check until then.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html'],
  check: (facts) =>
    facts.checkWindows.flatMap((window) => {
      const ready = readyTasks(facts, window.containerName);
      const seconds = ready.map((task) => task.seconds);
      const planned = plannedSeconds(seconds);
      const slowest = ready.find((task) => task.seconds === planned);
      if (slowest === undefined || !isTight(planned, window, facts)) return [];
      return [
        {
          summary: `Container ${window.containerName} was ready after ${span(seconds)}, and its health check may give up after ${window.unhealthyAfterSeconds} s: half as much again (${Math.round(HEADROOM * planned)} s) would be too late.`,
          tasks: [],
          evidence: [
            readyEvidence(slowest),
            settingEvidence(
              'ecs:DescribeTaskDefinition',
              `containerDefinitions[${window.containerName}].healthCheck`,
              `startPeriod ${window.startPeriodSeconds} s, interval ${window.intervalSeconds} s, retries ${window.retries}`,
            ),
          ],
          settings: startPeriodChanges(facts, window, planned).filter(
            ({ container }) => container !== undefined,
          ),
        },
      ];
    }),
});

/** In time, but not with half as much again, and no grace period bridges the rest. */
function isTight(planned: number, window: ContainerCheckWindow, { settings }: Facts): boolean {
  const graceSeconds = numberOr(settings?.healthCheckGracePeriodSeconds, 0);
  return (
    planned < window.unhealthyAfterSeconds &&
    HEADROOM * planned > window.unhealthyAfterSeconds &&
    graceSeconds !== undefined &&
    graceSeconds < HEADROOM * planned
  );
}
