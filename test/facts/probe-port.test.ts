import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { readLog } from '../../src/facts/log-reading.ts';
import { portMismatch, withPort } from '../../src/facts/probe-port.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, healthySnapshot } from '../support/snapshot.ts';
import { logOf, runningTask } from '../support/task.ts';

const COMMAND = 'CMD-SHELL curl -f http://localhost:9000/health || exit 1';

/** What is wrong with the port of a command, by a log with these lines. */
function mismatch(command: string, lines: readonly string[] = [], change: Change = { running: [] }) {
  const log = logOf(
    runningTask('aaa1'),
    lines.map((line, index) => [index, line] as const),
  );
  const reading = readLog(log, 'running');
  return portMismatch(command, 'api', reading ? [reading] : [], readFacts(healthySnapshot(change)));
}

describe('the port that a probe asks', () => {
  it('is wrong where the load balancer finds the container healthy on another', () => {
    expect(mismatch(COMMAND, [], {})).toEqual({
      askedPort: 9000,
      knownPorts: [8000],
      basis: 'load-balancer',
    });
  });

  it('is wrong where the log names another, and no target is healthy', () => {
    expect(mismatch(COMMAND, ['Listening on :8080'])).toEqual({
      askedPort: 9000,
      knownPorts: [8080],
      basis: 'log',
    });
  });

  it('is wrong where the task definition exposes another, and nobody knows better', () => {
    expect(mismatch(COMMAND)).toEqual({ askedPort: 9000, knownPorts: [8000], basis: 'definition' });
  });

  it('is judged by who knows best: targets before the log, the log before the definition', () => {
    const lines = ['Listening on :9000'];
    expect(mismatch(COMMAND, lines, {})?.basis).toBe('load-balancer');
    expect(mismatch(COMMAND, lines)).toBeUndefined();
  });

  it('is right where the container listens on it as well as on another', () => {
    expect(mismatch(COMMAND, ['Listening on :8080', 'Metrics listening on port 9000'])).toBeUndefined();
  });

  it.each([
    'CMD curl -f http://127.0.0.1:9000/health',
    'CMD wget -q http://[::1]:9000/',
    'CMD-SHELL nc -z localhost 9000',
    'CMD-SHELL curl 0.0.0.0:9000',
  ])('is read off %s', (command) => {
    expect(mismatch(command)?.askedPort).toBe(9000);
  });

  it.each([
    'CMD-SHELL curl -f http://localhost/health',
    'CMD-SHELL curl http://db.internal:5432/',
    'CMD /app/healthcheck',
    'CMD-SHELL exit 0',
  ])('is not known from %s', (command) => {
    expect(mismatch(command)).toBeUndefined();
  });

  it('is not judged where nobody knows where the container listens', () => {
    const portMappings = [{ containerPort: { unresolved: 'Ref Port' } }];
    expect(mismatch(COMMAND, [], { running: [], container: { portMappings } })).toBeUndefined();
    expect(mismatch(COMMAND, [], { running: [], container: { portMappings: [] } })).toBeUndefined();
  });

  it('is not judged by the log of another container', () => {
    const reading = readLog(logOf(runningTask('aaa1'), [[1, 'Listening on :9901']], 'proxy'), 'running');
    const facts = readFacts(healthySnapshot({ running: [], container: { portMappings: [] } }));
    expect(portMismatch(COMMAND, untrusted('api'), reading ? [reading] : [], facts)).toBeUndefined();
  });

  it('names each port once', () => {
    expect(mismatch(COMMAND, ['Listening on :8080', 'Listening on :8080'])?.knownPorts).toEqual([8080]);
  });
});

describe('a command with another port', () => {
  it('asks that port on its own host, and keeps every other number', () => {
    const command = 'CMD-SHELL curl -m 80 -f http://localhost:80/health?max=80 || exit 1';
    expect(withPort(command, 8080)).toBe(
      'CMD-SHELL curl -m 80 -f http://localhost:8080/health?max=80 || exit 1',
    );
  });

  it('stays as it is where it asks no port of its own host', () => {
    expect(withPort('CMD-SHELL pgrep -n 80', 8080)).toBe('CMD-SHELL pgrep -n 80');
  });
});
