import type { ServiceSettings } from '../model/service.ts';
import { numberOr } from '../model/setting.ts';

/** The percentages of a rolling deployment, those of ECS where none are set; `undefined` where a template leaves them open. */
export interface DeploymentPercents {
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
export function deploymentPercents(settings: ServiceSettings | undefined): DeploymentPercents {
  return {
    minimum: numberOr(settings?.minimumHealthyPercent, 100),
    maximum: numberOr(settings?.maximumPercent, 200),
  };
}

/** How many tasks a rolling deployment must leave and may run: ECS rounds the minimum up and the maximum down. */
export interface DeploymentBounds {
  readonly least: number;
  readonly most: number;
}

/** The bounds for a desired count; `undefined` where a percentage is not known. */
export function deploymentBounds(
  desiredCount: number,
  { minimum, maximum }: DeploymentPercents,
): DeploymentBounds | undefined {
  if (minimum === undefined || maximum === undefined) return undefined;
  return {
    least: Math.ceil((desiredCount * minimum) / 100),
    most: Math.floor((desiredCount * maximum) / 100),
  };
}
