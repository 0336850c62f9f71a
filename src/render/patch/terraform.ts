import { code, hclString, identifier, joinedCode } from '../encode/code.ts';
import type { Code } from '../encode/encoded.ts';
import type { Dialect } from './dialect.ts';
import type { ContainerPart, PatchResource } from './patch.ts';
import { block, GAP, line, type Piece, words } from './piece.ts';
import { type Place, type Places, type Structure, settingPieces } from './place.ts';
import { breaker, command, inWords, numeric, oneOf, textual } from './value.ts';

const CLOSE = code`}`;

/** HCL for the AWS provider of Terraform and OpenTofu. */
export const terraform: Dialect = {
  sign: '#',
  indent: 2,
  howTo: [
    'Merge this into your configuration: what it does not name stays as it is.',
    'The names of the resources are placeholders.',
  ],
  write: ({ resources }) => resources.flatMap(resourcePieces),
};

function resourcePieces(resource: PatchResource): readonly Piece[] {
  const body = [
    ...settingPieces(resource, PLACES),
    ...(resource.kind === 'taskDefinition' ? containerDefinitions(resource.containers) : []),
  ];
  return [GAP, words(resource.title), block(code`resource ${addressOf(resource)} {`, body, CLOSE)];
}

function addressOf(resource: PatchResource): Code {
  switch (resource.kind) {
    case 'taskDefinition':
      return code`"aws_ecs_task_definition" "task_definition"`;
    case 'service':
      return code`"aws_ecs_service" "service"`;
    case 'targetGroup':
      return code`"aws_lb_target_group" "${identifier(`target_group${resource.suffix}`)}"`;
  }
}

function containerDefinitions(containers: readonly ContainerPart[]): readonly Piece[] {
  if (containers.length === 0) return [];
  const entries = containers.map((part) =>
    block(
      code`{`,
      [line(code`name = ${hclString(part.container)}`), ...settingPieces(part, PLACES)],
      code`},`,
    ),
  );
  return [block(code`container_definitions = jsonencode([`, entries, code`])`)];
}

/** Within `jsonencode` the names are those of the ECS API. */
const HEALTH_CHECK: Structure = { open: code`healthCheck = {`, close: CLOSE };
const ENVIRONMENT: Structure = {
  open: code`environment = [`,
  close: code`]`,
  keep: 'the other variables stay',
};
const STORAGE: Structure = { open: code`ephemeral_storage {`, close: CLOSE };
const PLATFORM: Structure = {
  open: code`runtime_platform {`,
  close: CLOSE,
  keep: 'an operating_system_family stays',
};
const TARGET_CHECK: Structure = { open: code`health_check {`, close: CLOSE };

/**
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group
 */
const PLACES: Places = {
  'healthCheck.command': { within: HEALTH_CHECK, write: command((texts) => code`command = ${list(texts)}`) },
  'healthCheck.interval': { within: HEALTH_CHECK, ...number('interval') },
  'healthCheck.retries': { within: HEALTH_CHECK, ...number('retries') },
  'healthCheck.startPeriod': { within: HEALTH_CHECK, ...number('startPeriod') },
  'healthCheck.timeout': { within: HEALTH_CHECK, ...number('timeout') },
  command: inWords,
  entryPoint: inWords,
  image: inWords,
  logConfiguration: inWords,
  memory: number('memory'),
  startTimeout: number('startTimeout'),
  stopTimeout: number('stopTimeout'),
  'environment.NODE_OPTIONS': variable('NODE_OPTIONS'),
  'environment.JAVA_TOOL_OPTIONS': variable('JAVA_TOOL_OPTIONS'),
  'environment.DOTNET_GCHeapHardLimitPercent': variable('DOTNET_GCHeapHardLimitPercent'),
  'taskDefinition.cpu': number('cpu'),
  'taskDefinition.ephemeralStorage.sizeInGiB': { within: STORAGE, ...number('size_in_gib') },
  'taskDefinition.memory': number('memory'),
  'taskDefinition.runtimePlatform.cpuArchitecture': {
    within: PLATFORM,
    write: oneOf({ X86_64: code`cpu_architecture = "X86_64"`, ARM64: code`cpu_architecture = "ARM64"` }),
  },
  'service.capacityProviderStrategy': inWords,
  'service.deploymentConfiguration.deploymentCircuitBreaker': {
    write: breaker(({ enabled, rollback }) =>
      block(
        code`deployment_circuit_breaker {`,
        [line(code`enable = ${enabled}`), line(code`rollback = ${rollback}`)],
        CLOSE,
      ),
    ),
  },
  'service.deploymentConfiguration.maximumPercent': number('deployment_maximum_percent'),
  'service.deploymentConfiguration.minimumHealthyPercent': number('deployment_minimum_healthy_percent'),
  'service.desiredCount': number('desired_count'),
  'service.healthCheckGracePeriodSeconds': number('health_check_grace_period_seconds'),
  'targetGroup.HealthCheckProtocol': { within: TARGET_CHECK, ...text('protocol') },
  'targetGroup.HealthCheckIntervalSeconds': { within: TARGET_CHECK, ...number('interval') },
  'targetGroup.HealthCheckPath': { within: TARGET_CHECK, ...text('path') },
  'targetGroup.HealthCheckPort': { within: TARGET_CHECK, ...text('port') },
  'targetGroup.HealthCheckTimeoutSeconds': { within: TARGET_CHECK, ...number('timeout') },
  'targetGroup.HealthyThresholdCount': { within: TARGET_CHECK, ...number('healthy_threshold') },
  'targetGroup.Matcher.HttpCode': { within: TARGET_CHECK, ...text('matcher') },
  'targetGroup.UnhealthyThresholdCount': { within: TARGET_CHECK, ...number('unhealthy_threshold') },
};

function number(name: string): Place {
  return { write: numeric((value) => code`${identifier(name)} = ${value}`) };
}

function text(name: string): Place {
  return { write: textual((value) => code`${identifier(name)} = ${hclString(value)}`) };
}

function variable(name: string): Place {
  return {
    within: ENVIRONMENT,
    write: textual((value) => code`{ name = ${hclString(name)}, value = ${hclString(value)} },`),
  };
}

function list(texts: readonly string[]): Code {
  return code`[${joinedCode(texts.map(hclString), code`, `)}]`;
}
