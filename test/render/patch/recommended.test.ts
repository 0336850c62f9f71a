import { describe, expect, it } from 'vitest';
import { recommendedValue } from '../../../src/render/patch/recommended.ts';
import { change } from './rich-report.ts';

describe('a recommended value', () => {
  it.each([
    ['CMD-SHELL curl -f localhost || exit 1', ['CMD-SHELL', 'curl -f localhost || exit 1']],
    ['CMD-SHELL, curl -f localhost', ['CMD-SHELL', 'curl -f localhost']],
    ['CMD /probe --quiet', ['CMD', '/probe', '--quiet']],
    ['curl -f localhost', ['CMD-SHELL', 'curl -f localhost']],
  ])('for a command is the list that ECS takes: %s', (recommended, expected) => {
    expect(recommendedValue(change('healthCheck.command', recommended))).toEqual(expected);
  });

  it.each([
    ['enable: true, rollback: true', { enabled: true, rollback: true }],
    ['enable: true, rollback: false', { enabled: true, rollback: false }],
    ['on, please', 'on, please'],
  ])('for the circuit breaker is what it says of both of its switches: %s', (recommended, expected) => {
    const path = 'service.deploymentConfiguration.deploymentCircuitBreaker';
    expect(recommendedValue(change(path, recommended))).toEqual(expected);
  });

  it('is what it says for every other setting', () => {
    expect(recommendedValue(change('memory', 768))).toBe(768);
    expect(recommendedValue(change('targetGroup.HealthCheckPort', 'traffic-port'))).toBe('traffic-port');
  });
});
