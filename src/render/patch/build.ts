import { lastSegment } from '../../model/arn.ts';
import type { SettingChange } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import type { ContainerDefinition } from '../../model/task-definition.ts';
import { type ChosenChange, chooseChanges, type Owner, ownerOf } from './changes.ts';
import { containerValues, serviceValues, targetGroupValues } from './current.ts';
import { type LogicalIds, logicalIds, whyUnnamed } from './logical-ids.ts';
import type { ContainerPart, Patch, PatchChange, PatchResource } from './patch.ts';
import { recommendedValue } from './recommended.ts';

const REASON_LENGTH = 120;

/** The changes that a report recommends, by the resource that has them; `undefined` where there are none. */
export function buildPatch(report: Report): Patch | undefined {
  const chosen = chooseChanges(report);
  if (chosen.length === 0) return undefined;
  const of = (owner: Owner) => chosen.filter(({ setting }) => ownerOf(setting.path) === owner);
  const ids = logicalIds(report);
  return {
    resources: [
      ...taskDefinitionOf(report, ids, of('taskDefinition'), of('container')),
      ...serviceOf(report, ids, of('service')),
      ...targetGroupsOf(report, ids, of('targetGroup')),
    ],
    host: hostOf(report),
    unnamed: whyUnnamed(report.stack),
  };
}

function taskDefinitionOf(
  { blueprint: { taskDefinition }, service }: Report,
  ids: LogicalIds,
  own: readonly ChosenChange[],
  ofContainers: readonly ChosenChange[],
): readonly PatchResource[] {
  if (own.length + ofContainers.length === 0) return [];
  const family = taskDefinition?.family ?? lastSegment(service?.taskDefinition ?? '').split(':')[0] ?? '';
  const containers = grouped(ofContainers, ({ container }) => container ?? 'CONTAINER');
  return [
    {
      kind: 'taskDefinition',
      title: `task definition ${family}`,
      logicalId: ids.taskDefinition,
      changes: own.map((change) => patchChange(change)),
      current: taskDefinition === null ? undefined : {},
      containers: containers.map(([name, changes]) =>
        containerPart(
          name,
          taskDefinition?.containers.find((one) => one.name === name),
          changes,
        ),
      ),
    },
  ];
}

function containerPart(
  container: string,
  definition: ContainerDefinition | undefined,
  changes: readonly ChosenChange[],
): ContainerPart {
  const set = (definition?.environment ?? []).flatMap(({ name, shape }) => (shape === 'empty' ? [] : [name]));
  return {
    container,
    changes: changes.map((change) => patchChange(change, set)),
    current: definition && containerValues(definition),
  };
}

function serviceOf(
  { blueprint: { service }, target }: Report,
  ids: LogicalIds,
  changes: readonly ChosenChange[],
): readonly PatchResource[] {
  if (changes.length === 0) return [];
  return [
    {
      kind: 'service',
      title: `service ${target.service}`,
      logicalId: ids.service,
      changes: changes.map((change) => patchChange(change)),
      current: service === null ? undefined : serviceValues(service),
    },
  ];
}

function targetGroupsOf(
  { blueprint: { targetGroups } }: Report,
  ids: LogicalIds,
  changes: readonly ChosenChange[],
): readonly PatchResource[] {
  const groups = grouped(changes, ({ targetGroupArn }) => targetGroupArn ?? '');
  return groups.map(([arn, ofGroup], index) => {
    const group = targetGroups.find((one) => one.arn === arn);
    // arn:aws:elasticloadbalancing:…:targetgroup/NAME/NUMBER
    const name = group?.name ?? arn.split('/').at(-2);
    return {
      kind: 'targetGroup',
      title: name === undefined ? 'the target group' : `target group ${name}`,
      suffix: index === 0 ? '' : `${index + 1}`,
      logicalId: ids.targetGroup(arn),
      changes: ofGroup.map((change) => patchChange(change)),
      current: group && targetGroupValues(group),
    };
  });
}

function hostOf({ blueprint: { service, taskDefinition } }: Report): Patch['host'] {
  if (service?.launchType === 'EXTERNAL') return 'external';
  const providers = service?.capacityProviders ?? [];
  if (service?.launchType === 'FARGATE' || providers.some((name) => name.startsWith('FARGATE')))
    return 'fargate';
  if (service?.launchType === 'EC2' || providers.length > 0) return 'ec2';
  const compatible = taskDefinition?.requiresCompatibilities ?? [];
  return compatible.length === 0 || compatible.some((name) => name === 'FARGATE') ? 'fargate' : 'ec2';
}

function grouped(
  changes: readonly ChosenChange[],
  nameOf: (setting: SettingChange) => string,
): readonly (readonly [string, readonly ChosenChange[]])[] {
  const groups = new Map<string, ChosenChange[]>();
  for (const change of changes) {
    const name = nameOf(change.setting);
    groups.set(name, [...(groups.get(name) ?? []), change]);
  }
  return [...groups];
}

function patchChange({ setting, standing }: ChosenChange, variablesSet: readonly string[] = []): PatchChange {
  const isSet = variablesSet.some((name) => setting.path === `environment.${name}`);
  const before = isSet
    ? 'is set already, its value is not known, so add to it'
    : `was ${setting.current ?? 'not set'}`;
  return {
    path: setting.path,
    value: recommendedValue(setting),
    remark: `${before}: ${shortened(setting.because)}`,
    standing,
  };
}

/** The beginning of a reason, cut between words: the report has the whole of it. */
function shortened(reason: string): string {
  if (reason.length <= REASON_LENGTH) return reason;
  const head = reason.slice(0, REASON_LENGTH);
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), REASON_LENGTH / 2))} …`;
}
