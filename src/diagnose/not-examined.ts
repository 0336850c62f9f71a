import type { NotExamined } from '../model/report.ts';
import type { Section } from '../model/section.ts';
import type { SectionName, Snapshot } from '../model/snapshot.ts';
import type { Outcome } from './outcome.ts';

/** What the answer lacks without a section. */
const EFFECTS: Readonly<Record<SectionName, string>> = {
  service: 'nothing can be said of the service',
  serviceDeployments: 'a rollback may go unnoticed',
  serviceRevisions: 'the task definition of a deployment that was rolled back may be unknown',
  runningTasks: 'health cannot be affirmed',
  stoppedTasks: 'why tasks stopped can only be told from service events',
  taskDefinitions: 'settings of health checks and memory are unknown, and so are the numbers to change',
  targetGroups: 'settings of the load balancer’s health check are unknown',
  targetHealth: 'health behind the load balancer cannot be affirmed',
  containerInstances: 'hosts of the cluster were not looked at',
  stack: 'the state of the CloudFormation stack is unknown',
  logs: 'the application’s own words are missing: time to ready and errors are unknown',
};

/** Everything that could not be looked at, with the action that would help and what its absence means. */
export function listNotExamined(snapshot: Snapshot, outcomes: readonly Outcome[]): readonly NotExamined[] {
  const { blueprint, vitals } = snapshot;
  const whole: readonly [SectionName, Section<unknown>][] = [
    ['service', vitals.service],
    ['taskDefinitions', blueprint.taskDefinitions],
    ['runningTasks', vitals.runningTasks],
    ['stoppedTasks', vitals.stoppedTasks],
    ['targetGroups', blueprint.targetGroups],
    ['targetHealth', vitals.targetHealth],
    ['logs', vitals.logs],
    ['serviceDeployments', vitals.serviceDeployments],
    ['serviceRevisions', vitals.serviceRevisions],
    ['containerInstances', vitals.containerInstances],
    ['stack', vitals.stack],
  ];
  return deduplicate([
    ...whole.flatMap(([name, section]) => lack(name, name, section)),
    ...partsOf(snapshot).flatMap(([name, part, section]) => lack(name, part, section)),
    ...outcomes.flatMap(crashOf),
  ]);
}

/** Sections that are read in parts, of which some may be missing. */
function partsOf({ vitals }: Snapshot): readonly [SectionName, string, Section<unknown>][] {
  const targets = vitals.targetHealth.state === 'present' ? vitals.targetHealth.value : [];
  const logs = vitals.logs.state === 'present' ? vitals.logs.value : [];
  return [
    ...targets.map((health): [SectionName, string, Section<unknown>] => [
      'targetHealth',
      `targetHealth ${health.targetGroupArn.split('/').at(-2) ?? ''}`.trim(),
      health.targets,
    ]),
    ...logs.map((log): [SectionName, string, Section<unknown>] => ['logs', `logs ${log.group}`, log.lines]),
  ];
}

function lack(name: SectionName, part: string, section: Section<unknown>): NotExamined[] {
  if (section.state !== 'denied' && section.state !== 'failed') return [];
  const reason = section.state === 'denied' ? `permission denied: ${section.message}` : section.message;
  return [{ section: part, action: section.action, reason, effect: EFFECTS[name] }];
}

function crashOf(outcome: Outcome): NotExamined[] {
  if (outcome.kind !== 'crashed') return [];
  return [
    {
      section: `rule ${outcome.rule.id}`,
      action: '',
      reason: `the rule failed, which is a bug in ecs-doctor: ${outcome.message}`,
      effect: 'this cause was not looked for',
    },
  ];
}

function deduplicate(entries: readonly NotExamined[]): readonly NotExamined[] {
  const seen = new Map(entries.map((entry) => [`${entry.section} ${entry.action}`, entry]));
  return [...seen.values()];
}
