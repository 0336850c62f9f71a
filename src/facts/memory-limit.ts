import type { SettingChange } from '../model/finding.ts';
import { isUnresolved, type Setting } from '../model/setting.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import { isForFargate } from './fargate.ts';
import { enlargedMiB, fargateSizeFor } from './memory-size.ts';
import { definitionOf } from './stop.ts';

/** The limit that a container meets first: its own hard limit, or that of the whole task. */
export interface MemoryLimit {
  readonly path: string;
  readonly memoryMiB: number;
  readonly of: 'container' | 'task';
}

/** The memory limit of a container; `undefined` where none is set or known. */
export function containerLimit(
  definition: TaskDefinition | undefined,
  containerName: string | undefined,
): MemoryLimit | undefined {
  const own = known(
    containerName === undefined ? undefined : definitionOf(definition, containerName)?.memoryMiB,
  );
  const task = known(definition?.memoryMiB);
  if (own !== undefined && (task === undefined || own <= task)) {
    return { path: `containerDefinitions[${containerName}].memory`, memoryMiB: own, of: 'container' };
  }
  return task === undefined ? undefined : { path: 'taskDefinition.memory', memoryMiB: task, of: 'task' };
}

/**
 * What to raise so that a container gets half as much memory again: its own limit, and the size of the task where that
 * does not leave room for it. On Fargate only certain sizes exist.
 */
export function memoryChanges(
  definition: TaskDefinition | undefined,
  containerName: string | undefined,
): readonly SettingChange[] {
  const limit = containerLimit(definition, containerName);
  if (definition === undefined || limit === undefined) return [];
  const wantedMiB = enlargedMiB(limit.memoryMiB);
  const because = `half as much again as the ${limit.memoryMiB} MiB that were not enough; a rule of thumb, since the peak is not known`;
  const taskMiB = known(definition.memoryMiB);
  const own: readonly SettingChange[] =
    limit.of === 'container'
      ? [
          {
            path: 'memory',
            container: containerName,
            current: limit.memoryMiB,
            recommended: wantedMiB,
            unit: 'MiB',
            because,
          },
        ]
      : [];
  const totalMiB = limit.of === 'container' ? wantedMiB + othersMiB(definition, containerName) : wantedMiB;
  if (taskMiB === undefined || taskMiB >= totalMiB) return own;
  const room = limit.of === 'container' ? 'room for that in the task' : because;
  return [...own, ...taskChanges(definition, taskMiB, totalMiB, room)];
}

function taskChanges(
  definition: TaskDefinition,
  taskMiB: number,
  wantedMiB: number,
  because: string,
): readonly SettingChange[] {
  const cpuUnits = known(definition.cpuUnits);
  const size =
    isForFargate(definition) && cpuUnits !== undefined ? fargateSizeFor(wantedMiB, cpuUnits) : undefined;
  const memory: SettingChange = {
    path: 'taskDefinition.memory',
    current: taskMiB,
    recommended: size?.memoryMiB ?? wantedMiB,
    unit: 'MiB',
    because: size ? `${because}; the next size that Fargate offers` : because,
  };
  if (size === undefined || size.cpuUnits === cpuUnits) return [memory];
  const cpu: SettingChange = {
    path: 'taskDefinition.cpu',
    current: cpuUnits ?? null,
    recommended: size.cpuUnits,
    unit: 'CPU units',
    because: 'Fargate offers that much memory only with more CPU',
  };
  return [memory, cpu];
}

/** What the hard limits of the other containers of the task take, in MiB. */
function othersMiB(definition: TaskDefinition, containerName: string | undefined): number {
  return definition.containers
    .filter((container) => container.name !== containerName)
    .reduce((sum, container) => sum + (known(container.memoryMiB) ?? 0), 0);
}

function known(setting: Setting<number> | undefined): number | undefined {
  return setting === undefined || isUnresolved(setting) ? undefined : setting;
}
