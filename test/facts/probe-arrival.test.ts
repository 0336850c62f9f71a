import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/facts/log-reading.ts';
import { probeArrival } from '../../src/facts/probe-arrival.ts';
import { readStop } from '../../src/facts/stop.ts';
import type { TargetGroup } from '../../src/model/target-group.ts';
import { untrusted } from '../../src/model/text.ts';
import { failedTarget, GROUP_ARN, logOf } from '../support/task.ts';

function group(path: string): TargetGroup {
  return {
    arn: GROUP_ARN,
    name: untrusted('backend'),
    healthCheckPath: untrusted(path),
    loadBalancerArns: [],
  };
}

function arrivalOf(path: string, ...messages: readonly string[]): string | undefined {
  const task = failedTarget();
  const log = readLog(
    logOf(
      task,
      messages.map((message, second) => [second, message] as const),
    ),
    'told-to-stop',
  );
  const stop = { ...readStop(task, undefined, log ? [log] : []), exclusion: null };
  return probeArrival(stop, group(path))?.line.message;
}

describe('a probe of the load balancer that arrives', () => {
  it('is known by its user agent, and the newest one is told', () => {
    const older = 'GET / 200 ELB-HealthChecker/2.0 first';
    const newer = 'GET / 200 ELB-HealthChecker/2.0 second';
    expect(arrivalOf('/', older, newer, 'something else')).toBe(newer);
  });

  it('is known by the path that only probes ask', () => {
    expect(arrivalOf('/health', '"GET /health HTTP/1.1" 200')).toBeDefined();
    expect(arrivalOf('/health', '"GET /healthy-food HTTP/1.1" 200')).toBeUndefined();
  });

  it('is not known by the root, which everybody asks', () => {
    expect(arrivalOf('/', '"GET / HTTP/1.1" 200')).toBeUndefined();
  });
});
