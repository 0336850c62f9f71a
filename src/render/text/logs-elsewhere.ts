import type { LogsElsewhere } from '../../model/logs-elsewhere.ts';
import type { LogConfiguration } from '../../model/task-definition.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminalLine, terminal } from '../encode/terminal.ts';

/** Drivers that leave the output on the host: https://docs.docker.com/engine/logging/configure/ */
const ON_THE_HOST = ['json-file', 'journald', 'local'];

/** Says of a container whose logs are not shown where they are. */
export function elsewhereText({ containerName, log }: LogsElsewhere): TerminalText {
  const name = forTerminalLine(containerName);
  if (log === undefined) {
    return terminal`${name}: no log driver is set. On Fargate its output is kept nowhere; on EC2 it is with the container runtime of the host (docker logs).`;
  }
  const driver = forTerminalLine(log.driver);
  if (log.driver === 'awsfirelens') return terminal`${name}: FireLens takes its output and ${sentTo(log)}.`;
  if (ON_THE_HOST.includes(log.driver)) {
    return terminal`${name}: the driver ${driver} leaves its output on the container instance it runs on.`;
  }
  return terminal`${name}: the driver ${driver} sends its output away from AWS, to where the options of the driver in the task definition say.`;
}

function sentTo({ output, outputGroup }: LogConfiguration): TerminalText {
  if (output === undefined)
    return terminal`sends it on as the configuration of the log router says, the container with firelensConfiguration`;
  const to = terminal`sends it to the output ${forTerminalLine(output)} of Fluent Bit`;
  if (outputGroup === undefined) return to;
  const group = forTerminalLine(outputGroup);
  return terminal`${to}, into the log group ${group}; read it with: aws logs tail ${group}`;
}
