import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { imageArchitecture } from '../../../src/rules/startup/image-architecture.ts';
import {
  evidenceAt,
  fires,
  isUnknownWithoutNeeds,
  quotesStopReason,
  staysSilent,
} from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { logOf, neverStarted, stoppedTask } from '../../support/task.ts';

const LINE = 'exec /usr/local/bin/docker-entrypoint.sh: exec format error';

describe('the rule image-architecture', () => {
  it('quotes the manifest that has nothing for the platform of the task', () => {
    quotesStopReason(
      imageArchitecture,
      "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
    );
  });

  it('reads the log of a container that could not execute its entry point', () => {
    const task = stoppedTask({ exitCode: 255, lived: 1 });
    const definition = { cpuArchitecture: untrusted('X86_64') };
    const finding = fires(
      imageArchitecture,
      healthySnapshot({ stopped: [task], logs: [logOf(task, [[0, LINE]])], definition }),
    );
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
    expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'direct', text: LINE });
    expect(evidenceAt(finding, 'taskDefinition.runtimePlatform.cpuArchitecture')?.text).toBe(
      'the task definition asks for X86_64',
    );
  });

  it('stays silent on a command that the image lacks', () => {
    const reason =
      'CannotStartContainerError: Error response from daemon: failed to create task for container: exec: "bash": executable file not found in $PATH: unknown';
    staysSilent(imageArchitecture, healthySnapshot({ stopped: [neverStarted(reason)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(imageArchitecture);
  });
});
