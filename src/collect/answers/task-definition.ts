import * as v from 'valibot';
import type {
  ContainerDefinition,
  EnvironmentValueShape,
  HealthCheck,
  LogConfiguration,
  TaskDefinition,
} from '../../model/task-definition.ts';
import { secretValues } from '../scrub/secret-values.ts';
import { boolean, listOf, maybe, number, numeral, text } from './fields.ts';

/** A task definition without environment values, and those of them that must be masked wherever they appear. */
export interface TaskDefinitionAnswer {
  readonly definition: TaskDefinition;
  readonly secrets: readonly string[];
}

const healthCheck = v.object({
  command: listOf(text),
  interval: maybe(number),
  timeout: maybe(number),
  retries: maybe(number),
  startPeriod: maybe(number),
});

const logConfiguration = v.object({
  logDriver: text,
  options: maybe(
    v.object({
      'awslogs-group': maybe(text),
      'awslogs-region': maybe(text),
      'awslogs-stream-prefix': maybe(text),
      // FireLens: the output of Fluent Bit, and the log group of the output for CloudWatch Logs.
      Name: maybe(text),
      log_group_name: maybe(text),
    }),
  ),
});

const container = v.object({
  name: text,
  image: maybe(text),
  essential: maybe(boolean),
  cpu: maybe(number),
  memory: maybe(number),
  memoryReservation: maybe(number),
  command: listOf(text),
  entryPoint: listOf(text),
  portMappings: listOf(
    v.object({ containerPort: maybe(number), hostPort: maybe(number), protocol: maybe(text) }),
  ),
  environment: listOf(v.object({ name: maybe(text), value: maybe(text) })),
  secrets: listOf(v.object({ name: text })),
  healthCheck: maybe(healthCheck),
  dependsOn: listOf(v.object({ containerName: text, condition: text })),
  startTimeout: maybe(number),
  stopTimeout: maybe(number),
  readonlyRootFilesystem: maybe(boolean),
  restartPolicy: maybe(v.object({ enabled: maybe(boolean) })),
  logConfiguration: maybe(logConfiguration),
});

const definition = v.object({
  taskDefinitionArn: text,
  family: text,
  revision: number,
  networkMode: maybe(text),
  cpu: maybe(numeral),
  memory: maybe(numeral),
  runtimePlatform: maybe(v.object({ cpuArchitecture: maybe(text) })),
  ephemeralStorage: maybe(v.object({ sizeInGiB: maybe(number) })),
  requiresCompatibilities: listOf(text),
  taskRoleArn: maybe(text),
  executionRoleArn: maybe(text),
  containerDefinitions: v.array(container),
});

type RawContainer = v.InferOutput<typeof container>;
type RawDefinition = v.InferOutput<typeof definition>;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html */
export const taskDefinitionAnswer = v.object({
  taskDefinition: v.pipe(definition, v.transform(taskDefinitionOf)),
});

function taskDefinitionOf(raw: RawDefinition): TaskDefinitionAnswer {
  return {
    definition: {
      arn: raw.taskDefinitionArn,
      family: raw.family,
      revision: raw.revision,
      networkMode: raw.networkMode,
      cpuUnits: raw.cpu,
      memoryMiB: raw.memory,
      cpuArchitecture: raw.runtimePlatform?.cpuArchitecture,
      ephemeralStorageGiB: raw.ephemeralStorage?.sizeInGiB,
      requiresCompatibilities: raw.requiresCompatibilities,
      taskRoleArn: raw.taskRoleArn,
      executionRoleArn: raw.executionRoleArn,
      containers: raw.containerDefinitions.map(containerOf),
    },
    secrets: raw.containerDefinitions.flatMap(({ environment }) => secretValues(environment)),
  };
}

function containerOf(raw: RawContainer): ContainerDefinition {
  return {
    name: raw.name,
    image: raw.image,
    // A container is essential unless the definition says otherwise:
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
    essential: raw.essential ?? true,
    cpuUnits: raw.cpu,
    memoryMiB: raw.memory,
    memoryReservationMiB: raw.memoryReservation,
    command: raw.command,
    entryPoint: raw.entryPoint,
    portMappings: raw.portMappings,
    environment: raw.environment.flatMap(({ name, value }) =>
      name === undefined ? [] : [{ name, shape: shapeOf(value ?? '') }],
    ),
    secretNames: raw.secrets.map(({ name }) => name),
    healthCheck: raw.healthCheck && healthCheckOf(raw.healthCheck),
    dependsOn: raw.dependsOn,
    startTimeoutSeconds: raw.startTimeout,
    stopTimeoutSeconds: raw.stopTimeout,
    restartsInPlace: raw.restartPolicy?.enabled ?? false,
    readsOnlyRoot: raw.readonlyRootFilesystem ?? false,
    log: raw.logConfiguration && logOf(raw.logConfiguration),
  };
}

function healthCheckOf(raw: v.InferOutput<typeof healthCheck>): HealthCheck {
  return {
    command: raw.command,
    intervalSeconds: raw.interval,
    timeoutSeconds: raw.timeout,
    retries: raw.retries,
    startPeriodSeconds: raw.startPeriod,
  };
}

function logOf({ logDriver, options }: v.InferOutput<typeof logConfiguration>): LogConfiguration {
  return {
    driver: logDriver,
    group: options?.['awslogs-group'],
    region: options?.['awslogs-region'],
    streamPrefix: options?.['awslogs-stream-prefix'],
    output: options?.Name,
    outputGroup: options?.log_group_name,
  };
}

/** A value that is still an expression of a template was never resolved: the application got the expression itself. */
const INTRINSIC =
  /^\s*(!(Ref|Sub|GetAtt|ImportValue|Join|Select|If|FindInMap|Base64)\b|\{\s*"(Ref|Fn::\w+)"\s*:)/;
const PLACEHOLDER = /\$\{[^}\n]{1,200}\}|\{\{resolve:[^}\n]{1,500}\}\}/;

function shapeOf(value: string): EnvironmentValueShape {
  if (value === '') return 'empty';
  return INTRINSIC.test(value) || PLACEHOLDER.test(value) ? 'literal-intrinsic' : 'set';
}
