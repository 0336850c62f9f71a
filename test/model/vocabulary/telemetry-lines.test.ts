import { describe, expect, it } from 'vitest';
import { isTelemetry } from '../../../src/model/vocabulary/telemetry-lines.ts';
import { adversarial } from '../../support/adversarial.ts';

describe('a line of a client that reports on the application', () => {
  it.each([
    'dd-trace: Error: Network error trying to reach the agent: connect ECONNREFUSED 127.0.0.1:8126',
    'hot-shots: UDP socket error ENOTFOUND datadog-agent, metrics dropped',
    'connect ECONNREFUSED 127.0.0.1:4318',
    'Exporting failed. Will retry the request after interval.',
  ])('is %s', (text) => {
    expect(isTelemetry(text)).toBe(true);
  });

  it.each([
    'Error: connect ECONNREFUSED 10.0.1.5:5432',
    '    at Object.<anonymous> (/app/module.exports.js:3:9)',
    'stack trace: getaddrinfo ENOTFOUND metrics.internal',
  ])('is not %s', (text) => {
    expect(isTelemetry(text)).toBe(false);
  });

  it.each(adversarial)('is looked for to the end in a megabyte of %s', (_, text) => {
    expect(() => isTelemetry(text.slice(0, 8192))).not.toThrow();
  });
});
