import type { Finding, SettingChange } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import type { SettingPath } from '../../model/setting-path.ts';
import type { PatchChange } from './patch.ts';

/** A change that is part of the patch, and whether it removes a cause or only a risk. */
export interface ChosenChange {
  readonly setting: SettingChange;
  readonly standing: PatchChange['standing'];
}

/**
 * The changes that every cause asks for, then those of the risks that are worth a warning. Where two of them change the
 * same setting the first one holds.
 */
export function chooseChanges({ diagnosis, blueprint }: Report): readonly ChosenChange[] {
  const risks = diagnosis.risks.filter(({ severity }) => severity === 'warning');
  const changes = [...changesOf(diagnosis.causes, 'cause'), ...changesOf(risks, 'risk')].map((change) => ({
    ...change,
    setting: located(change.setting, blueprint),
  }));
  const places = changes.map(({ setting }) => placeOf(setting));
  return changes.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}

function changesOf(findings: readonly Finding[], standing: ChosenChange['standing']): ChosenChange[] {
  return findings.flatMap(({ remedy }) => remedy.settings.map((setting) => ({ setting, standing })));
}

/** A finding may leave out whose setting it is where only one can be meant. */
function located(
  setting: SettingChange,
  { taskDefinition, targetGroups }: Report['blueprint'],
): SettingChange {
  const [container, ...moreContainers] = taskDefinition?.containers ?? [];
  const [group, ...moreGroups] = targetGroups;
  switch (ownerOf(setting.path)) {
    case 'container':
      return moreContainers.length > 0
        ? setting
        : { ...setting, container: setting.container ?? container?.name };
    case 'targetGroup':
      return moreGroups.length > 0
        ? setting
        : { ...setting, targetGroupArn: setting.targetGroupArn ?? group?.arn };
    case 'taskDefinition':
    case 'service':
      return setting;
  }
}

function placeOf({ path, container, targetGroupArn }: SettingChange): string {
  return JSON.stringify([path, container, targetGroupArn]);
}

export type Owner = 'container' | 'taskDefinition' | 'service' | 'targetGroup';

/** Whose setting it is; a path without an owner in it is that of a container. */
export function ownerOf(path: SettingPath): Owner {
  if (path.startsWith('taskDefinition.')) return 'taskDefinition';
  if (path.startsWith('service.')) return 'service';
  return path.startsWith('targetGroup.') ? 'targetGroup' : 'container';
}
