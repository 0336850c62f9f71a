import type { ServiceSettings } from '../../model/service.ts';
import { isUnresolved, type Setting } from '../../model/setting.ts';
import type { TargetGroup } from '../../model/target-group.ts';
import type { ContainerDefinition } from '../../model/task-definition.ts';
import type { SettingValues } from './patch.ts';

/** The settings of a container. The values of its variables are not known: they never enter a snapshot. */
export function containerValues({ healthCheck: check }: ContainerDefinition): SettingValues {
  if (check === undefined) return {};
  return {
    'healthCheck.command': check.command.length === 0 ? undefined : check.command,
    'healthCheck.interval': known(check.intervalSeconds),
    'healthCheck.retries': known(check.retries),
    'healthCheck.startPeriod': known(check.startPeriodSeconds),
    'healthCheck.timeout': known(check.timeoutSeconds),
  };
}

/** The deployment settings of a service. */
export function serviceValues(settings: ServiceSettings): SettingValues {
  return {
    'service.deploymentConfiguration.deploymentCircuitBreaker': settings.circuitBreaker,
    'service.deploymentConfiguration.maximumPercent': known(settings.maximumPercent),
    'service.deploymentConfiguration.minimumHealthyPercent': known(settings.minimumHealthyPercent),
  };
}

/**
 * The health check of a target group. A TCP check has neither path nor codes, and is refused with them:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroup.html
 */
export function targetGroupValues(group: TargetGroup): SettingValues {
  const asksHttp = group.healthCheckProtocol !== 'TCP';
  return {
    'targetGroup.HealthCheckProtocol': group.healthCheckProtocol,
    'targetGroup.HealthCheckIntervalSeconds': known(group.healthCheckIntervalSeconds),
    'targetGroup.HealthCheckPath': asksHttp ? group.healthCheckPath : undefined,
    'targetGroup.HealthCheckPort': group.healthCheckPort,
    'targetGroup.HealthCheckTimeoutSeconds': known(group.healthCheckTimeoutSeconds),
    'targetGroup.HealthyThresholdCount': known(group.healthyThreshold),
    'targetGroup.Matcher.HttpCode': asksHttp ? group.matcher : undefined,
    'targetGroup.UnhealthyThresholdCount': known(group.unhealthyThreshold),
  };
}

function known(setting: Setting<number> | undefined): number | undefined {
  return setting === undefined || isUnresolved(setting) ? undefined : setting;
}
