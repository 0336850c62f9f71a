import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { serviceBlock } from '../../../src/render/text/deployments.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { REPORT } from '../sample-report.ts';
import { NOW } from '../sample-target.ts';

/** The lines of a service whose one deployment ECS explains in these words. */
function linesWith(reason: string): readonly string[] {
  const { service } = REPORT;
  if (service === null) throw new Error('the sample has a service');
  const deployments = service.deployments.map((deployment) => ({
    ...deployment,
    rolloutStateReason: untrusted(reason),
  }));
  return serviceBlock({ ...service, deployments }, NOW, styleOf(110, 0, 'unicode', 'utc'));
}

describe('the circuit breaker', () => {
  it('is told with its count where ECS keeps one', () => {
    expect(linesWith('').at(-1)).toBe('  circuit breaker: 2 of 3 failures, MONITORING');
  });
});

describe('the words of ECS about a deployment', () => {
  it('are given where they say more than its state', () => {
    const reason = 'ECS deployment circuit breaker: tasks failed to start.';
    expect(linesWith(reason).at(-2)).toBe(`  ECS says: ${reason}`);
  });

  it.each(['ECS deployment ecs-svc/0000000089 in progress.', 'ECS deployment ecs-svc/0000000089 completed.'])(
    'are left away where they only repeat it: %s',
    (reason) => {
      expect(linesWith(reason).join('\n')).not.toContain('ECS says');
    },
  );
});
