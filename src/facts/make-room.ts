import type { SettingChange } from '../model/finding.ts';
import { deploymentBounds, deploymentPercents } from './deployment-bounds.ts';
import type { Facts } from './facts.ts';

/**
 * What to change so that a deployment makes room for its tasks where hosts have none left: one task of before stops first. Only
 * where a rolling deployment has to leave all of them; for a single task that means a while without any, which is said.
 */
export function roomChanges({ settings, state }: Facts): readonly SettingChange[] {
  if (settings === undefined || state === undefined || state.deployments.length < 2) return [];
  const { desiredCount } = state;
  const percents = deploymentPercents(settings);
  const bounds = deploymentBounds(desiredCount, percents);
  if (desiredCount === 0 || bounds === undefined || bounds.least < desiredCount) return [];
  const left = desiredCount - 1;
  const minimum = Math.floor((left * 100) / desiredCount);
  const price = left === 0 ? ', so that nothing answers for a while' : '';
  return [
    {
      path: 'service.deploymentConfiguration.minimumHealthyPercent',
      current: percents.minimum ?? null,
      recommended: minimum,
      unit: '%',
      because: `ceil(${desiredCount} × ${minimum} %) = ${Math.ceil((desiredCount * minimum) / 100)}: one task of before stops first and leaves its place${price}; or add a host`,
    },
  ];
}
