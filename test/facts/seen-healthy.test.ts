import { expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { wasSeenHealthy } from '../../src/facts/seen-healthy.ts';
import { healthySnapshot } from '../support/snapshot.ts';
import { failedCheck } from '../support/task.ts';

it('a check was seen to pass where a task of the same revision is or was HEALTHY', () => {
  const seen = (change: Parameters<typeof healthySnapshot>[0], name = 'api') =>
    wasSeenHealthy(name, readFacts(healthySnapshot(change)));
  expect(seen({})).toBe(true);
  expect(seen({}, 'proxy')).toBe(false);
  expect(seen({ running: [] })).toBe(false);
  expect(seen({ running: [], stopped: [failedCheck()] })).toBe(false);
  expect(seen({ running: [], stopped: [failedCheck({ health: 'HEALTHY' })] })).toBe(true);
  const another = failedCheck({ health: 'HEALTHY', definitionArn: 'arn:another:88' });
  expect(seen({ running: [], stopped: [another] })).toBe(false);
});
