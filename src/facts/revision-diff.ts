import type { RevisionChange, RevisionChangeKind } from '../model/revision.ts';
import { isUnresolved, type Setting } from '../model/setting.ts';
import type { ContainerDefinition, HealthCheck, TaskDefinition } from '../model/task-definition.ts';

/** A field of a definition as text, to be compared and shown; `null` where it is not set. */
type Field = readonly [kind: RevisionChangeKind, what: string, value: string | null];

/** What differs between two task definitions: the task first, then container by container in the newer one’s order. */
export function diffDefinitions(before: TaskDefinition, after: TaskDefinition): readonly RevisionChange[] {
  return [
    ...diffFields(taskFields(before), taskFields(after)),
    ...after.containers.flatMap((container) => {
      const earlier = before.containers.find(({ name }) => name === container.name);
      return earlier ? diffContainers(earlier, container) : [added(container)];
    }),
    ...before.containers
      .filter(({ name }) => !after.containers.some((container) => container.name === name))
      .map(removed),
  ];
}

function diffContainers(before: ContainerDefinition, after: ContainerDefinition): readonly RevisionChange[] {
  const variables = (container: ContainerDefinition) => container.environment.map(({ name }) => name);
  return [
    ...diffFields(containerFields(before), containerFields(after), after.name),
    ...diffNames('environment', variables(before), variables(after), after.name),
    ...diffNames('secrets', before.secretNames, after.secretNames, after.name),
  ];
}

function taskFields(definition: TaskDefinition): readonly Field[] {
  return [
    ['cpu', 'cpu', numeral(definition.cpuUnits)],
    ['memory', 'memory', numeral(definition.memoryMiB)],
    ['architecture', 'runtimePlatform.cpuArchitecture', definition.cpuArchitecture ?? null],
    ['ports', 'networkMode', definition.networkMode ?? null],
    ['roles', 'taskRoleArn', definition.taskRoleArn ?? null],
    ['roles', 'executionRoleArn', definition.executionRoleArn ?? null],
  ];
}

function containerFields(container: ContainerDefinition): readonly Field[] {
  const ports = container.portMappings.map(({ containerPort }) => numeral(containerPort) ?? '?');
  const waits = container.dependsOn.map(({ containerName, condition }) => `${containerName} (${condition})`);
  return [
    ['image', 'image', container.image ?? null],
    ['command', 'command', words(container.command)],
    ['command', 'entryPoint', words(container.entryPoint)],
    ['ports', 'portMappings', words(ports)],
    ['cpu', 'cpu', numeral(container.cpuUnits)],
    ['memory', 'memory', numeral(container.memoryMiB)],
    ['memory', 'memoryReservation', numeral(container.memoryReservationMiB)],
    ...checkFields(container.healthCheck),
    ['containers', 'essential', String(container.essential)],
    ['dependencies', 'dependsOn', words(waits)],
    ['logging', 'logConfiguration', logOf(container)],
    ['file-system', 'readonlyRootFilesystem', container.readsOnlyRoot ? 'true' : null],
  ];
}

function checkFields(check: HealthCheck | undefined): readonly Field[] {
  return [
    ['health-check', 'healthCheck.command', check ? words(check.command) : null],
    ['health-check', 'healthCheck.interval', numeral(check?.intervalSeconds)],
    ['health-check', 'healthCheck.timeout', numeral(check?.timeoutSeconds)],
    ['health-check', 'healthCheck.retries', numeral(check?.retries)],
    ['health-check', 'healthCheck.startPeriod', numeral(check?.startPeriodSeconds)],
  ];
}

function diffFields(
  before: readonly Field[],
  after: readonly Field[],
  container?: string,
): readonly RevisionChange[] {
  return after.flatMap(([kind, what, value], index) => {
    const earlier = before[index]?.[2] ?? null;
    if (earlier === value) return [];
    return [{ kind, container, what, before: earlier, after: value, names: namesOf(kind, value) }];
  });
}

/** Only that a variable came or went is told: its value is never read into a snapshot. */
function diffNames(
  kind: 'environment' | 'secrets',
  before: readonly string[],
  after: readonly string[],
  container: string,
): readonly RevisionChange[] {
  const change = (name: string, presence: Pick<RevisionChange, 'before' | 'after'>): RevisionChange => ({
    kind,
    container,
    what: `${kind} ${name}`,
    names: [name],
    ...presence,
  });
  return [
    ...before
      .filter((name) => !after.includes(name))
      .map((name) => change(name, { before: 'set', after: null })),
    ...after
      .filter((name) => !before.includes(name))
      .map((name) => change(name, { before: null, after: 'set' })),
  ];
}

/** An error names an image by its tag or digest, a port by its number. */
function namesOf(kind: RevisionChangeKind, value: string | null): readonly string[] {
  if (value === null) return [];
  if (kind === 'image') return [/[:@]([^/:@]+)$/.exec(value)?.[1] ?? value];
  return kind === 'ports' ? value.split(' ') : [];
}

function added({ name, image }: ContainerDefinition): RevisionChange {
  const after = image ?? 'a container';
  return { kind: 'containers', container: name, what: 'container', before: null, after, names: [name] };
}

function removed({ name, image }: ContainerDefinition): RevisionChange {
  const before = image ?? 'a container';
  return { kind: 'containers', container: name, what: 'container', before, after: null, names: [name] };
}

function logOf({ log }: ContainerDefinition): string | null {
  return log === undefined ? null : `${log.driver}${log.group === undefined ? '' : ` to ${log.group}`}`;
}

function words(list: readonly string[]): string | null {
  return list.length === 0 ? null : list.join(' ');
}

/** An unset number and the 0 that ECS answers for it mean the same. */
function numeral(setting: Setting<number> | undefined): string | null {
  if (setting === undefined || setting === 0) return null;
  return isUnresolved(setting) ? setting.unresolved : String(setting);
}
