/**
 * Every setting that a finding may ask to change, where it stands. Those without a prefix belong to a container of the
 * task definition, `environment.` ones are variables of a container. The names are those of the ECS and Elastic Load
 * Balancing APIs: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export const SETTING_PATHS = [
  'command',
  'entryPoint',
  'healthCheck.command',
  'healthCheck.interval',
  'healthCheck.retries',
  'healthCheck.startPeriod',
  'healthCheck.timeout',
  'image',
  'logConfiguration',
  'memory',
  'startTimeout',
  'stopTimeout',
  'environment.NODE_OPTIONS',
  'environment.JAVA_TOOL_OPTIONS',
  'environment.DOTNET_GCHeapHardLimitPercent',
  'taskDefinition.cpu',
  'taskDefinition.ephemeralStorage.sizeInGiB',
  'taskDefinition.memory',
  'taskDefinition.runtimePlatform.cpuArchitecture',
  'service.capacityProviderStrategy',
  'service.deploymentConfiguration.deploymentCircuitBreaker',
  'service.deploymentConfiguration.maximumPercent',
  'service.deploymentConfiguration.minimumHealthyPercent',
  'service.desiredCount',
  'service.healthCheckGracePeriodSeconds',
  'targetGroup.HealthCheckIntervalSeconds',
  'targetGroup.HealthCheckPath',
  'targetGroup.HealthCheckPort',
  'targetGroup.HealthCheckTimeoutSeconds',
  'targetGroup.HealthyThresholdCount',
  'targetGroup.Matcher.HttpCode',
  'targetGroup.UnhealthyThresholdCount',
] as const;

export type SettingPath = (typeof SETTING_PATHS)[number];
