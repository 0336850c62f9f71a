import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { servedTargets } from '../../src/facts/served-targets.ts';
import type { TargetHealth } from '../../src/model/target-group.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, healthySnapshot, unhealthyTarget } from '../support/snapshot.ts';
import { runningTask } from '../support/task.ts';

function served(change: Change, containerName = 'api'): readonly string[] {
  return servedTargets(containerName, readFacts(healthySnapshot(change))).map(
    ({ target }) => target.targetId,
  );
}

function healthy(targetId: string): TargetHealth {
  return { targetId: untrusted(targetId), port: 8000, state: untrusted('healthy') };
}

describe('the targets that are served', () => {
  it('are the healthy ones at the tasks of the deployment in question', () => {
    expect(served({})).toEqual(['10.0.1.1', '10.0.1.2']);
    expect(served({ targets: [healthy('10.0.1.1'), unhealthyTarget('Request timed out')] })).toEqual([
      '10.0.1.1',
    ]);
  });

  it('are not those of the deployment before', () => {
    const older = { ...runningTask('aaa3'), startedBy: untrusted('ecs-svc/88') };
    expect(served({ running: [runningTask('aaa1'), older] })).toEqual(['10.0.1.1']);
  });

  it('are not those at an address that no task has', () => {
    expect(served({ targets: [healthy('10.0.9.9')] })).toEqual([]);
  });

  it('are not told apart on container instances, where several tasks share an address', () => {
    expect(served({ targetGroup: { targetType: untrusted('instance') } })).toEqual([]);
  });

  it('are not those at another container, or in a group that the service does not use', () => {
    expect(served({}, 'proxy')).toEqual([]);
    expect(served({ settings: { loadBalancers: [] } })).toEqual([]);
  });
});
