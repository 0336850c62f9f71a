import { settingEvidence } from '../../facts/evidence.ts';
import { asksLocalhost } from '../../facts/probe-address.ts';
import { type PortMismatch, withPort } from '../../facts/probe-port.ts';
import type { Evidence, SettingChange } from '../../model/finding.ts';
import type { ContainerDefinition } from '../../model/task-definition.ts';

const TOOLS = ['curl', 'wget', 'bash', 'nc', 'grpc_health_probe', 'python', 'node'] as const;

/** The command of a container's health check, quoted; a stand-in where it could not be read. */
export function commandOf(definition: ContainerDefinition | undefined): string {
  const command = definition?.healthCheck?.command ?? [];
  return command.length === 0 ? '(command unknown)' : `“${command.join(' ')}”`;
}

/** What the check of a container runs, as evidence. */
export function commandEvidence(
  containerName: string,
  definition: ContainerDefinition | undefined,
): Evidence {
  return settingEvidence(
    'ecs:DescribeTaskDefinition',
    `containerDefinitions[${containerName}].healthCheck.command`,
    `the health check runs ${commandOf(definition)}`,
  );
}

/** Whether a command runs a tool of this name. */
export function runsTool(command: string, tool: string): boolean {
  return new RegExp(`(?:^|[\\s/;&|(])${tool}(?:\\s|$)`).test(command);
}

const ADDED_BY_AWS =
  'This container is not in the task definition (or that could not be read): a feature of AWS such as Service Connect or GuardDuty added it; look at that feature and its log.';

/** What to try, in the order in which it usually helps, for the command that this container's check runs. */
export function probeSteps(definition: ContainerDefinition | undefined): readonly string[] {
  if (definition === undefined) return [ADDED_BY_AWS];
  const command = (definition.healthCheck?.command ?? []).join(' ');
  const tool = TOOLS.find((name) => runsTool(command, name));
  const shell = command.startsWith('CMD-SHELL');
  return [
    ...(tool
      ? [
          `Check that the image has ${tool}${shell ? ' and a shell' : ''} (slim, alpine, distroless and scratch images often have not): a missing tool ends with 127 on every probe.`,
        ]
      : []),
    ...(asksLocalhost(command)
      ? [
          'The probe asks localhost: check that the server listens there (0.0.0.0, not only the host name or one address), and write 127.0.0.1 where localhost may mean ::1.',
        ]
      : []),
    'Run the probe by hand in a running task (ECS Exec) or a local container of the same image.',
    'Make its output visible: append `>> /proc/1/fd/1 2>&1` to the command, so that it reaches the log.',
  ];
}

/** On which port the container answers, instead of the one that its probe asks. */
export function portWords({ askedPort, knownPorts, basis }: PortMismatch): string {
  const ports = knownPorts.join(', ');
  switch (basis) {
    case 'load-balancer':
      return `The probe asks port ${askedPort}, while the load balancer finds the container healthy on port ${ports}.`;
    case 'log':
      return `The probe asks port ${askedPort}, while the log says that the application listens on ${ports}.`;
    case 'definition':
      return `The probe asks port ${askedPort}, while the task definition exposes port ${ports}.`;
  }
}

/** The command with the port on which the container answers, where that is one. */
export function portChanges(
  definition: ContainerDefinition | undefined,
  mismatch: PortMismatch | undefined,
): readonly SettingChange[] {
  const [port, ...others] = mismatch?.knownPorts ?? [];
  const command = definition?.healthCheck?.command.join(' ');
  if (!definition || !mismatch || !command || port === undefined || others.length > 0) return [];
  return [
    {
      path: 'healthCheck.command',
      container: definition.name,
      current: command,
      recommended: withPort(command, port),
      unit: '',
      because: portWords(mismatch),
    },
  ];
}
