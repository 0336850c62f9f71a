import { lastSegment } from '../model/arn.ts';
import type { NotExamined } from '../model/not-examined.ts';
import type { Remains } from '../model/remains.ts';
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
  remains: 'tasks that ECS no longer shows may be missing',
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
    ['remains', vitals.remains],
  ];
  return deduplicate([
    ...whole.flatMap(([name, section]) => lack(name, name, section)),
    ...partsOf(snapshot).flatMap(([name, part, section]) => lack(name, part, section)),
    ...sampleOf(snapshot),
    ...missingDefinitions(snapshot),
    ...outcomes.flatMap(crashOf),
  ]);
}

/** Who was denied; the action stands beside it, and the rest of what IAM says repeats the two. */
function deniedWords(message: string): string {
  const who = /User: (\S{1,300})/.exec(message)?.[1];
  return who === undefined ? `permission denied: ${message}` : `permission denied for ${who}`;
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
    ...survivorsOf(vitals.remains),
    ...logs.map((log): [SectionName, string, Section<unknown>] => ['logs', `logs ${log.group}`, log.lines]),
  ];
}

/** The places in which evidence outlives its tasks; where one may not be read, the others may still tell enough. */
function survivorsOf(remains: Section<Remains>): [SectionName, string, Section<unknown>][] {
  if (remains.state !== 'present') return [];
  return [
    ['remains', 'event capture', remains.value.capture],
    ['remains', 'log streams', remains.value.streams],
  ];
}

function lack(name: SectionName, part: string, section: Section<unknown>): NotExamined[] {
  if (section.state !== 'denied' && section.state !== 'failed') return [];
  const reason = section.state === 'denied' ? deniedWords(section.message) : section.message;
  return [{ section: part, action: section.action, reason, effect: EFFECTS[name] }];
}

/** Logs are read of the newest tasks only; the rest is judged by what ECS says of it. */
function sampleOf({ vitals }: Snapshot): NotExamined[] {
  if (vitals.logs.state !== 'present' || vitals.stoppedTasks.state !== 'present') return [];
  const read = new Set(vitals.logs.value.map(({ taskArn }) => taskArn));
  const ran = vitals.stoppedTasks.value.filter(({ startedAt }) => startedAt !== undefined);
  const unread = ran.filter(({ arn }) => !read.has(arn));
  if (read.size === 0 || unread.length === 0) return [];
  return [
    {
      section: 'logs of older tasks',
      action: '',
      reason: `the logs of the newest ${ran.length - unread.length} of ${ran.length} stopped tasks were read`,
      effect: 'the older ones are judged by their stop reasons alone',
    },
  ];
}

/** Task definitions that tasks were started from and that ECS no longer describes. */
function missingDefinitions({ blueprint, vitals }: Snapshot): NotExamined[] {
  if (blueprint.taskDefinitions.state !== 'present' || vitals.stoppedTasks.state !== 'present') return [];
  const known = new Set(blueprint.taskDefinitions.value.map(({ arn }) => arn));
  const used = new Set(vitals.stoppedTasks.value.map(({ taskDefinitionArn }) => taskDefinitionArn));
  return [...used]
    .filter((arn) => !known.has(arn))
    .map((arn) => ({
      section: `task definition ${lastSegment(arn)}`,
      action: 'ecs:DescribeTaskDefinition',
      reason: 'ECS does not describe it: it may have been deleted',
      effect: EFFECTS.taskDefinitions,
    }));
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
