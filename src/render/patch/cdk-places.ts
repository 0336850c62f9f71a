import { code } from '../encode/code.ts';
import type { Code } from '../encode/encoded.ts';
import type { CdkSyntax } from './cdk-syntax.ts';
import type { Patch } from './patch.ts';
import { line } from './piece.ts';
import type { Place, Places } from './place.ts';
import { breaker, command, inWords, numeric, oneOf, textual } from './value.ts';

/** What the place of a setting depends on. */
export interface CdkPlacing {
  readonly syntax: CdkSyntax;
  readonly host: Patch['host'];
  /** The variable that holds the resource. */
  readonly variable: Code;
}

/**
 * The arguments of the constructs, the same in every language:
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ecs-readme.html
 */
export function cdkPlaces(placing: CdkPlacing): Places {
  return {
    ...containerPlaces(placing),
    ...taskDefinitionPlaces(placing),
    ...servicePlaces(placing),
    ...targetGroupPlaces(placing),
  };
}

function containerPlaces({ syntax }: CdkPlacing) {
  const { number, seconds } = argumentsIn(syntax);
  const check = syntax.structure('healthCheck', 'HealthCheck');
  const environment = { ...syntax.mapping('environment'), keep: 'the other variables stay' };
  const variable = (name: string): Place => ({
    within: environment,
    write: textual((value) => syntax.entry(name, syntax.text(value))),
  });
  return {
    'healthCheck.command': {
      within: check,
      write: command((texts) => syntax.argument('command', syntax.texts(texts))),
    },
    'healthCheck.interval': { within: check, ...seconds('interval') },
    'healthCheck.retries': { within: check, ...number('retries') },
    'healthCheck.startPeriod': { within: check, ...seconds('startPeriod') },
    'healthCheck.timeout': { within: check, ...seconds('timeout') },
    command: inWords,
    entryPoint: inWords,
    image: inWords,
    logConfiguration: inWords,
    memory: number('memoryLimitMiB'),
    startTimeout: seconds('startTimeout'),
    stopTimeout: seconds('stopTimeout'),
    'environment.NODE_OPTIONS': variable('NODE_OPTIONS'),
    'environment.JAVA_TOOL_OPTIONS': variable('JAVA_TOOL_OPTIONS'),
    'environment.DOTNET_GCHeapHardLimitPercent': variable('DOTNET_GCHeapHardLimitPercent'),
  };
}

/** A size is a number for `FargateTaskDefinition`, and a text for `TaskDefinition`. */
function taskDefinitionPlaces({ syntax, host }: CdkPlacing) {
  const { number, text } = argumentsIn(syntax);
  const platform = {
    ...syntax.structure('runtimePlatform', 'RuntimePlatform'),
    keep: 'the operating system stays',
  };
  return {
    'taskDefinition.cpu': host === 'fargate' ? number('cpu') : text('cpu'),
    'taskDefinition.ephemeralStorage.sizeInGiB': number('ephemeralStorageGiB'),
    'taskDefinition.memory': host === 'fargate' ? number('memoryLimitMiB') : text('memoryMiB'),
    'taskDefinition.runtimePlatform.cpuArchitecture': {
      within: platform,
      write: oneOf({
        X86_64: syntax.argument('cpuArchitecture', code`ecs.CpuArchitecture.X86_64`),
        ARM64: syntax.argument('cpuArchitecture', code`ecs.CpuArchitecture.ARM64`),
      }),
    },
  };
}

function servicePlaces({ syntax }: CdkPlacing) {
  const { number, seconds } = argumentsIn(syntax);
  return {
    'service.capacityProviderStrategy': inWords,
    'service.deploymentConfiguration.deploymentCircuitBreaker': {
      write: breaker(({ enabled, rollback }) =>
        line(
          syntax.inline('circuitBreaker', 'DeploymentCircuitBreaker', [
            { name: 'enable', value: syntax.truth(enabled) },
            { name: 'rollback', value: syntax.truth(rollback) },
          ]),
        ),
      ),
    },
    'service.deploymentConfiguration.maximumPercent': number('maxHealthyPercent'),
    'service.deploymentConfiguration.minimumHealthyPercent': number('minHealthyPercent'),
    'service.desiredCount': number('desiredCount'),
    'service.healthCheckGracePeriodSeconds': seconds('healthCheckGracePeriod'),
  };
}

/** `configureHealthCheck` replaces the whole check. */
function targetGroupPlaces({ syntax, variable }: CdkPlacing) {
  const { number, seconds, text } = argumentsIn(syntax);
  const check = syntax.call(variable, 'configureHealthCheck');
  return {
    'targetGroup.HealthCheckProtocol': {
      within: check,
      write: oneOf({
        HTTP: syntax.argument('protocol', code`elbv2.Protocol.HTTP`),
        HTTPS: syntax.argument('protocol', code`elbv2.Protocol.HTTPS`),
        TCP: syntax.argument('protocol', code`elbv2.Protocol.TCP`),
      }),
    },
    'targetGroup.HealthCheckIntervalSeconds': { within: check, ...seconds('interval') },
    'targetGroup.HealthCheckPath': { within: check, ...text('path') },
    'targetGroup.HealthCheckPort': { within: check, ...text('port') },
    'targetGroup.HealthCheckTimeoutSeconds': { within: check, ...seconds('timeout') },
    'targetGroup.HealthyThresholdCount': { within: check, ...number('healthyThresholdCount') },
    'targetGroup.Matcher.HttpCode': {
      within: check,
      write: textual((codes) => syntax.argument(matcherName(codes), syntax.text(codes))),
    },
    'targetGroup.UnhealthyThresholdCount': { within: check, ...number('unhealthyThresholdCount') },
  };
}

/** The codes of gRPC are below 100, those of HTTP above. */
function matcherName(codes: string): string {
  return /^\d{1,2}(?!\d)/.test(codes) ? 'healthyGrpcCodes' : 'healthyHttpCodes';
}

/** The arguments that are a number, a duration or a text. */
function argumentsIn(syntax: CdkSyntax) {
  return {
    number: (name: string): Place => ({ write: numeric((value) => syntax.argument(name, code`${value}`)) }),
    seconds: (name: string): Place => ({
      write: numeric((value) => syntax.argument(name, code`Duration.seconds(${value})`)),
    }),
    text: (name: string): Place => ({
      write: textual((value) => syntax.argument(name, syntax.text(value))),
    }),
  };
}
