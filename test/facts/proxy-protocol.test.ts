import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/facts/log-reading.ts';
import { proxyProtocolFault } from '../../src/facts/proxy-protocol.ts';
import { logOf, runningTask } from '../support/task.ts';

function faultIn(line: string) {
  const reading = readLog(
    logOf(runningTask('aaa1'), [
      [1, 'booting'],
      [2, line],
    ]),
    'running',
  );
  return proxyProtocolFault(reading ? [reading] : []);
}

describe('proxy protocol in a log', () => {
  it.each([
    ['nginx', String.raw`10.0.0.9 - - "\x0D\x0A\x0D\x0A\x00\x0D\x0AQUIT\x0A!\x11\x00T" 400 150`],
    ['a server that skips line ends', String.raw`10.0.0.9 - - "\x00\x0D\x0AQUIT\x0A" 400 150`],
    ['Go', String.raw`malformed HTTP request "\r\n\r\n\x00\r\nQUIT\n!\x11"`],
  ])('is not understood where %s quotes its signature', (_, line) => {
    expect(faultIn(line)).toMatchObject({ kind: 'not-understood', line: { message: line } });
  });

  it('is missing where a server waits for it', () => {
    expect(
      faultIn('[error] 22#22: *1 broken header: "GET / HTTP/1.1" while reading PROXY protocol')?.kind,
    ).toBe('missing');
  });

  it('is not what a signal to quit is', () => {
    expect(faultIn('[notice] 1#1: signal 3 (SIGQUIT) received, shutting down')).toBeUndefined();
  });
});
