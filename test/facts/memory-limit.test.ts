import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { containerLimit, memoryChanges } from '../../src/facts/memory-limit.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, containerDefinition, healthySnapshot } from '../support/snapshot.ts';

function definitionOf(change: Change) {
  return readFacts(healthySnapshot(change)).definition;
}

function recommended(change: Change) {
  return memoryChanges(definitionOf(change), 'api').map((setting) => [setting.path, setting.recommended]);
}

const ON_HOSTS = { requiresCompatibilities: [untrusted('EC2')] };

describe('the limit that a container meets first', () => {
  it('is its own where that is the lower one', () => {
    expect(containerLimit(definitionOf({ container: { memoryMiB: 512 } }), 'api')).toEqual({
      path: 'containerDefinitions[api].memory',
      memoryMiB: 512,
      of: 'container',
    });
  });

  it('is that of the task where the container has none, or a higher one', () => {
    const ofTask = { path: 'taskDefinition.memory', memoryMiB: 1024, of: 'task' };
    expect(containerLimit(definitionOf({}), 'api')).toEqual(ofTask);
    expect(containerLimit(definitionOf({ container: { memoryMiB: 2048 } }), 'api')).toEqual(ofTask);
    expect(containerLimit(definitionOf({}), undefined)).toEqual(ofTask);
  });

  it('is not known where none is set, or where only AWS resolves it', () => {
    expect(containerLimit(definitionOf({ definition: { memoryMiB: undefined } }), 'api')).toBeUndefined();
    const unresolved = { memoryMiB: { unresolved: '!Ref Memory' } };
    expect(containerLimit(definitionOf({ definition: unresolved }), 'api')).toBeUndefined();
    expect(containerLimit(undefined, 'api')).toBeUndefined();
  });
});

describe('what to raise', () => {
  it('is the limit of the container where the task has room', () => {
    expect(recommended({ container: { memoryMiB: 512 } })).toEqual([['memory', 768]]);
  });

  it('is the task as well where it has no room beside the other containers', () => {
    const sidecars = [containerDefinition('agent', { memoryMiB: 512 })];
    expect(recommended({ container: { memoryMiB: 512 }, sidecars })).toEqual([
      ['memory', 768],
      ['taskDefinition.memory', 2048],
    ]);
  });

  it('is the CPU as well where Fargate offers that much memory only with more of it', () => {
    expect(recommended({ definition: { cpuUnits: 256, memoryMiB: 2048 } })).toEqual([
      ['taskDefinition.memory', 3072],
      ['taskDefinition.cpu', 512],
    ]);
  });

  it('is not bound to the sizes of Fargate on hosts', () => {
    expect(recommended({ definition: { ...ON_HOSTS, memoryMiB: 1000 } })).toEqual([
      ['taskDefinition.memory', 1536],
    ]);
  });

  it('is nothing where the limit is not known', () => {
    expect(memoryChanges(undefined, 'api')).toEqual([]);
  });

  it('does not add the limits of others to a limit that they share already', () => {
    const sidecar = containerDefinition('agent', { memoryMiB: 900 });
    expect(recommended({ sidecars: [sidecar] })).toEqual([['taskDefinition.memory', 2048]]);
  });
});
