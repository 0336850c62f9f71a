import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/model/vocabulary/log-text.ts';
import { adversarial } from '../../support/adversarial.ts';

describe('a log event as a person reads it', () => {
  it('has no colours', () => {
    expect(plainText('\u001b[32m INFO\u001b[0m \u001b[2mapp\u001b[0m: ready')).toBe(' INFO app: ready');
  });

  it.each([
    ['pino', '{"level":50,"time":1,"pid":7,"hostname":"x","msg":"boom"}', 'ERROR boom'],
    [
      'zap, with a stack',
      '{"level":"error","ts":1.5,"msg":"cannot start","error":"dial tcp 10.0.0.5:5432: connect: connection refused","stacktrace":"main.main"}',
      'ERROR cannot start dial tcp 10.0.0.5:5432: connect: connection refused\nmain.main',
    ],
    [
      'Serilog',
      '{"Timestamp":"now","Level":"Fatal","MessageTemplate":"Host terminated","Exception":"System.IO.IOException: No space left on device"}',
      'FATAL Host terminated\nSystem.IO.IOException: No space left on device',
    ],
    [
      'bunyan, whose error is an object',
      '{"level":60,"msg":"failed","err":{"message":"connect ECONNREFUSED","code":"ECONNREFUSED","stack":"Error: connect ECONNREFUSED\\n    at x"}}',
      'FATAL failed ECONNREFUSED connect ECONNREFUSED\nError: connect ECONNREFUSED\n    at x',
    ],
    [
      'MongoDB, which puts the error among the attributes',
      '{"s":"E","msg":"DBException in initAndListen, terminating","attr":{"error":"DBPathInUse: locked"}}',
      'DBException in initAndListen, terminating DBPathInUse: locked (s=E)',
    ],
    [
      'structlog, with further fields',
      '{"event":"db.down","level":"warning","host":"db.internal","attempt":3}',
      'WARNING db.down (host=db.internal attempt=3)',
    ],
  ])('is told by level, message, error and stack: %s', (_, event, told) => {
    expect(plainText(event)).toBe(told);
  });

  it.each(['{"a":', '{}', '[1,2]', 'plain words', '{ not json', '{"rows":3}'])(
    'stays as it is where it says nothing that way: %s',
    (event) => {
      expect(plainText(event)).toBe(event);
    },
  );

  it('never loses a message, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (message) => {
        expect(plainText(JSON.stringify({ level: 'info', message }))).toContain(message);
      }),
    );
  });

  it.each(adversarial)('is read in linear time: %s', (_, text) => {
    expect(plainText(text)).toBe(text);
    expect(plainText(`{"msg":"${text.slice(0, 15_000).replaceAll('\n', ' ')}"}`)).not.toBe('');
  });
});
