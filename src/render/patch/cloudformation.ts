import { code, identifier, joinedCode, yamlString } from '../encode/code.ts';
import type { Code } from '../encode/encoded.ts';
import type { Dialect } from './dialect.ts';
import type { ContainerPart, PatchResource } from './patch.ts';
import { block, line, type Piece, remarked } from './piece.ts';
import { type Place, type Places, type Structure, settingPieces } from './place.ts';
import { breaker, command, inWords, numeric, oneOf, textual } from './value.ts';

/** YAML of a CloudFormation template. */
export const cloudFormation: Dialect = {
  sign: '#',
  indent: 2,
  howTo: ['Merge this into the template: what it does not name stays as it is.'],
  write: ({ resources, unnamed }) => [
    block(
      code`Resources:`,
      resources.map((resource) => resourceBlock(resource, unnamed)),
    ),
  ],
};

function resourceBlock(resource: PatchResource, unnamed: string): Piece {
  const { logicalId, title } = resource;
  const { placeholder, type } = kindOf(resource);
  const properties = [
    ...settingPieces(resource, PLACES),
    ...(resource.kind === 'taskDefinition' ? containerDefinitions(resource.containers) : []),
  ];
  const body = [line(code`Type: ${type}`), block(code`Properties:`, properties)];
  return logicalId === undefined
    ? remarked(block(code`${placeholder}:`, body), `a placeholder for ${title}: ${unnamed}`)
    : block(code`${yamlString(logicalId)}:`, body);
}

function kindOf(resource: PatchResource): { readonly placeholder: Code; readonly type: Code } {
  switch (resource.kind) {
    case 'taskDefinition':
      return { placeholder: code`TaskDefinition`, type: code`AWS::ECS::TaskDefinition` };
    case 'service':
      return { placeholder: code`Service`, type: code`AWS::ECS::Service` };
    case 'targetGroup':
      return {
        placeholder: identifier(`TargetGroup${resource.suffix}`),
        type: code`AWS::ElasticLoadBalancingV2::TargetGroup`,
      };
  }
}

function containerDefinitions(containers: readonly ContainerPart[]): readonly Piece[] {
  if (containers.length === 0) return [];
  const entries = containers.map((part) =>
    block(code`- Name: ${yamlString(part.container)}`, settingPieces(part, PLACES)),
  );
  return [block(code`ContainerDefinitions:`, entries)];
}

const HEALTH_CHECK: Structure = { open: code`HealthCheck:` };
const ENVIRONMENT: Structure = { open: code`Environment:`, keep: 'the other variables stay' };
const DEPLOYMENT: Structure = {
  open: code`DeploymentConfiguration:`,
  keep: 'what else is set here, such as alarms, stays',
};
const PLATFORM: Structure = { open: code`RuntimePlatform:`, keep: 'an OperatingSystemFamily stays' };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ECS.html */
const PLACES: Places = {
  'healthCheck.command': {
    within: HEALTH_CHECK,
    write: command((texts) => code`Command: ${sequence(texts)}`),
  },
  'healthCheck.interval': { within: HEALTH_CHECK, ...number('Interval') },
  'healthCheck.retries': { within: HEALTH_CHECK, ...number('Retries') },
  'healthCheck.startPeriod': { within: HEALTH_CHECK, ...number('StartPeriod') },
  'healthCheck.timeout': { within: HEALTH_CHECK, ...number('Timeout') },
  command: inWords,
  entryPoint: inWords,
  image: inWords,
  logConfiguration: inWords,
  memory: number('Memory'),
  startTimeout: number('StartTimeout'),
  stopTimeout: number('StopTimeout'),
  'environment.NODE_OPTIONS': { within: ENVIRONMENT, ...pair('Name', 'NODE_OPTIONS') },
  'environment.JAVA_TOOL_OPTIONS': { within: ENVIRONMENT, ...pair('Name', 'JAVA_TOOL_OPTIONS') },
  'environment.DOTNET_GCHeapHardLimitPercent': {
    within: ENVIRONMENT,
    ...pair('Name', 'DOTNET_GCHeapHardLimitPercent'),
  },
  'taskDefinition.cpu': text('Cpu'),
  'taskDefinition.ephemeralStorage.sizeInGiB': {
    within: { open: code`EphemeralStorage:` },
    ...number('SizeInGiB'),
  },
  'taskDefinition.memory': text('Memory'),
  'taskDefinition.runtimePlatform.cpuArchitecture': {
    within: PLATFORM,
    write: oneOf({ X86_64: code`CpuArchitecture: X86_64`, ARM64: code`CpuArchitecture: ARM64` }),
  },
  'service.capacityProviderStrategy': inWords,
  'service.deploymentConfiguration.deploymentCircuitBreaker': {
    within: DEPLOYMENT,
    write: breaker(({ enabled, rollback }) =>
      block(code`DeploymentCircuitBreaker:`, [
        line(code`Enable: ${enabled}`),
        line(code`Rollback: ${rollback}`),
      ]),
    ),
  },
  'service.deploymentConfiguration.maximumPercent': { within: DEPLOYMENT, ...number('MaximumPercent') },
  'service.deploymentConfiguration.minimumHealthyPercent': {
    within: DEPLOYMENT,
    ...number('MinimumHealthyPercent'),
  },
  'service.desiredCount': number('DesiredCount'),
  'service.healthCheckGracePeriodSeconds': number('HealthCheckGracePeriodSeconds'),
  'targetGroup.HealthCheckProtocol': text('HealthCheckProtocol'),
  'targetGroup.HealthCheckIntervalSeconds': number('HealthCheckIntervalSeconds'),
  'targetGroup.HealthCheckPath': text('HealthCheckPath'),
  'targetGroup.HealthCheckPort': text('HealthCheckPort'),
  'targetGroup.HealthCheckTimeoutSeconds': number('HealthCheckTimeoutSeconds'),
  'targetGroup.HealthyThresholdCount': number('HealthyThresholdCount'),
  'targetGroup.Matcher.HttpCode': { within: { open: code`Matcher:` }, ...text('HttpCode') },
  'targetGroup.UnhealthyThresholdCount': number('UnhealthyThresholdCount'),
};

function number(name: string): Place {
  return { write: numeric((value) => code`${identifier(name)}: ${value}`) };
}

function text(name: string): Place {
  return { write: textual((value) => code`${identifier(name)}: ${yamlString(value)}`) };
}

/** An entry of a list of names and values. */
function pair(label: string, name: string): Place {
  return {
    write: textual((value) =>
      block(code`- ${identifier(label)}: ${yamlString(name)}`, [line(code`Value: ${yamlString(value)}`)]),
    ),
  };
}

function sequence(texts: readonly string[]): Code {
  return code`[${joinedCode(texts.map(yamlString), code`, `)}]`;
}
