import { describe, expect, it } from 'vitest';
import type { Container } from '../../../src/model/task.ts';
import { containerMemoryLimit } from '../../../src/rules/oom/container-memory-limit.ts';
import {
  evidenceAt,
  fires,
  isUnknownWithoutNeeds,
  quotesStopReason,
  staysSilent,
} from '../../support/rule.ts';
import { containerDefinition, healthySnapshot } from '../../support/snapshot.ts';
import { container, failedTarget, stoppedTask } from '../../support/task.ts';

const KILLED = 'OutOfMemoryError: Container killed due to memory usage';

describe('the rule container-memory-limit', () => {
  it('quotes the reason of the container, whatever its exit code was', () => {
    const stopped = [137, 1, 0].map((exitCode, index) =>
      stoppedTask({
        id: `dead${exitCode}`,
        stoppedAgo: 100 * (index + 1),
        exitCode,
        containerReason: KILLED,
      }),
    );
    const finding = fires(containerMemoryLimit, healthySnapshot({ stopped }));
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 3, of: 3 } });
    expect(evidenceAt(finding, 'tasks[dead137].containers[api].reason')).toMatchObject({
      kind: 'container-reason',
      weight: 'direct',
    });
  });

  it.each([
    [100, 'Both failed tasks ended this way, typically 100 s after they started'],
    [151, 'Both failed tasks ended this way, typically 2 min 31 s after they started'],
    [1800, 'Both failed tasks ended this way, typically 30 min after they started'],
  ])('says of tasks that lived %s s how long it took', (lived, words) => {
    const stopped = ['dead1', 'dead2'].map((id) => stoppedTask({ id, containerReason: KILLED, lived }));
    expect(fires(containerMemoryLimit, healthySnapshot({ stopped })).summary).toContain(words);
  });

  it('counts a killed process although the load balancer had the task stopped', () => {
    const stopped = [failedTarget({ containerReason: KILLED, exitCode: 0 })];
    fires(containerMemoryLimit, healthySnapshot({ stopped }));
  });

  it('recommends the next Fargate size with half as much again', () => {
    const stopped = [stoppedTask({ containerReason: KILLED })];
    const finding = fires(containerMemoryLimit, healthySnapshot({ stopped }));
    expect(finding.remedy.settings).toMatchObject([
      { path: 'taskDefinition.memory', current: 1024, recommended: 2048, unit: 'MiB' },
    ]);
  });

  it('recommends a larger limit of the container where the task has room for it', () => {
    const stopped = [stoppedTask({ containerReason: KILLED })];
    const finding = fires(containerMemoryLimit, healthySnapshot({ stopped, container: { memoryMiB: 512 } }));
    expect(finding.title).toContain('512 MiB');
    expect(finding.remedy.settings).toMatchObject([
      { path: 'memory', container: 'api', current: 512, recommended: 768 },
    ]);
  });

  it('says of a limit that several containers share that the killed one may not be the one that grew', () => {
    const containers = [container('api', { exitCode: 137, reason: KILLED }), container('agent', {})];
    const stopped = [stoppedTask({ containers })];
    const sidecars = [containerDefinition('agent', { essential: false })];
    expect(fires(containerMemoryLimit, healthySnapshot({ stopped, sidecars })).title).toBe(
      'The task exceeds its 1024 MiB, which 2 containers share; container api was the one killed (OutOfMemoryError)',
    );
  });

  it('blames the container alone for a limit of its own, and for that of a task without other containers', () => {
    const containers = [container('api', { exitCode: 137, reason: KILLED }), container('agent', {})];
    const sidecars = [containerDefinition('agent', { essential: false })];
    const own = healthySnapshot({
      stopped: [stoppedTask({ containers })],
      sidecars,
      container: { memoryMiB: 512 },
    });
    expect(fires(containerMemoryLimit, own).title).toBe(
      'Container api exceeds its memory limit of 512 MiB (OutOfMemoryError)',
    );
    const alone = healthySnapshot({ stopped: [stoppedTask({ containerReason: KILLED })] });
    expect(fires(containerMemoryLimit, alone).title).toBe(
      'Container api exceeds its memory limit of 1024 MiB (OutOfMemoryError)',
    );
  });

  it('fires on a limit that is too low to start', () => {
    quotesStopReason(
      containerMemoryLimit,
      'CannotStartContainerError: Error response from daemon: OCI runtime create failed: container_linux.go:380: starting container process caused: container init was OOM-killed (memory limit too low?): unknown',
    );
  });

  it('stays silent on 137 alone, and on a sidecar that the task does not need', () => {
    staysSilent(containerMemoryLimit, healthySnapshot({ stopped: [stoppedTask({ exitCode: 137 })] }));
    const containers = [
      container('api', { exitCode: 1 }),
      container('agent', { exitCode: 137, reason: KILLED }),
    ];
    const sidecars = [containerDefinition('agent', { essential: false })];
    staysSilent(containerMemoryLimit, healthySnapshot({ stopped: [stoppedTask({ containers })], sidecars }));
  });

  it('takes a container for needed, without the definition that would say so, only where it is alone', () => {
    const killed = container('agent', { exitCode: 137, reason: KILLED });
    const definitionArn = 'arn:aws:ecs:us-east-1:123456789012:task-definition/backend:90';
    const task = (...containers: readonly Container[]) => stoppedTask({ definitionArn, containers });
    fires(containerMemoryLimit, healthySnapshot({ stopped: [task(killed)] }));
    const beside = task(container('api', { exitCode: 1 }), killed);
    staysSilent(containerMemoryLimit, healthySnapshot({ stopped: [beside] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(containerMemoryLimit);
  });
});
