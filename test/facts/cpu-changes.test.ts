import { describe, expect, it } from 'vitest';
import { cpuChanges } from '../../src/facts/cpu-changes.ts';
import type { TaskDefinition } from '../../src/model/task-definition.ts';
import { untrusted } from '../../src/model/text.ts';
import { DEFINITION_ARN } from '../support/task.ts';

function changesFor(cpuUnits: number | undefined, memoryMiB: number | undefined, kind = 'FARGATE') {
  const definition: TaskDefinition = {
    arn: DEFINITION_ARN,
    family: untrusted('backend'),
    revision: 89,
    cpuUnits,
    memoryMiB,
    requiresCompatibilities: [untrusted(kind)],
    containers: [],
  };
  return cpuChanges(definition).map(({ path, current, recommended }) => [path, current, recommended]);
}

describe('more CPU for a task that has little', () => {
  it('is the next size that Fargate offers with the same memory', () => {
    expect(changesFor(256, 2048)).toEqual([['taskDefinition.cpu', 256, 512]]);
  });

  it('brings the memory along that Fargate asks for with it', () => {
    expect(changesFor(256, 512)).toEqual([
      ['taskDefinition.cpu', 256, 512],
      ['taskDefinition.memory', 512, 1024],
    ]);
  });

  it('is not asked for where there is enough, or on container instances, where nobody knows', () => {
    expect(changesFor(512, 1024)).toEqual([]);
    expect(changesFor(256, 512, 'EC2')).toEqual([]);
    expect(changesFor(undefined, 512)).toEqual([]);
    expect(cpuChanges(undefined)).toEqual([]);
  });
});
