import type { SettingChange } from '../../model/finding.ts';
import type { CircuitBreaker } from '../../model/service.ts';
import type { SettingValue } from './patch.ts';

/** What a finding recommends, as the place of the setting needs it: most say it as it is. */
export function recommendedValue({ path, recommended }: SettingChange): SettingValue {
  if (typeof recommended === 'number') return recommended;
  switch (path) {
    case 'healthCheck.command':
      return commandOf(recommended);
    case 'service.deploymentConfiguration.deploymentCircuitBreaker':
      return breakerOf(recommended) ?? recommended;
    default:
      return recommended;
  }
}

/** `CMD-SHELL curl …`, or the line for the shell alone: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
function commandOf(text: string): readonly string[] {
  const [, shell] = /^CMD-SHELL[ ,]+([\s\S]+)$/.exec(text) ?? [];
  if (shell !== undefined) return ['CMD-SHELL', shell];
  return /^CMD[ ,]/.test(text) ? text.split(/[ ,]+/) : ['CMD-SHELL', text];
}

/** `enable: true, rollback: true` */
function breakerOf(text: string): CircuitBreaker | undefined {
  const [, enable] = /\benable: (true|false)\b/.exec(text) ?? [];
  if (enable === undefined) return undefined;
  return { enabled: enable === 'true', rollback: /\brollback: true\b/.test(text) };
}
