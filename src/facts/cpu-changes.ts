import type { SettingChange } from '../model/finding.ts';
import { isUnresolved } from '../model/setting.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import { isForFargate } from './fargate.ts';
import { moreCpuUnits } from './memory-size.ts';

/** A quarter of a virtual CPU: with so little, start-up and probes often lack processor time. */
const FEW_CPU_UNITS = 256;

/** More CPU for a Fargate task that has little: the next size, with the memory that Fargate then asks for. */
export function cpuChanges(definition: TaskDefinition | undefined): readonly SettingChange[] {
  const { cpuUnits, memoryMiB } = definition ?? {};
  if (
    !isForFargate(definition) ||
    cpuUnits === undefined ||
    isUnresolved(cpuUnits) ||
    cpuUnits > FEW_CPU_UNITS
  )
    return [];
  if (memoryMiB === undefined || isUnresolved(memoryMiB)) return [];
  const size = moreCpuUnits(cpuUnits, memoryMiB);
  if (size === undefined) return [];
  const cpu: SettingChange = {
    path: 'taskDefinition.cpu',
    current: cpuUnits,
    recommended: size.cpuUnits,
    unit: 'CPU units',
    because: `${cpuUnits} CPU units are ${cpuUnits / 1024} of a virtual CPU; a rule of thumb, since its utilisation was not read`,
  };
  if (size.memoryMiB === memoryMiB) return [cpu];
  const because = `Fargate offers ${size.cpuUnits} CPU units with ${size.memoryMiB} MiB at the least`;
  const memory = { current: memoryMiB, recommended: size.memoryMiB, unit: 'MiB', because };
  return [cpu, { path: 'taskDefinition.memory', ...memory }];
}
