import { describe, expect, it } from 'vitest';
import { heapFlagOf } from '../../src/facts/heap-flag.ts';
import { untrusted } from '../../src/model/text.ts';
import { containerDefinition } from '../support/snapshot.ts';

function flagIn(command: string, entryPoint = '') {
  const words = (line: string) => line.split(' ').map(untrusted);
  return heapFlagOf(containerDefinition('api', { command: words(command), entryPoint: words(entryPoint) }));
}

describe('the flag that limits a heap', () => {
  it.each([
    ['java -Xmx2g', '-Xmx', 2048, 'size'],
    ['java -Xmx512M', '-Xmx', 512, 'size'],
    ['java -Xmx1048576k', '-Xmx', 1024, 'size'],
    ['java -Xmx268435456', '-Xmx', 256, 'size'],
    ['java -Xmx1g -Xmx2g', '-Xmx', 2048, 'size'],
    ['java -XX:MaxRAMPercentage=92.5', '-XX:MaxRAMPercentage=', 93, 'share'],
    ['node --max-old-space-size=4096 x', '--max-old-space-size=', 4096, 'size'],
    ['sh -c exec java -Xmx1g -XX:MaxRAMPercentage=50', '-Xmx', 1024, 'size'],
  ])('is read from “%s”', (command, flag, value, of) => {
    expect(flagIn(command)).toMatchObject({ path: 'command', flag, value, of });
  });

  it('is read from the entry point where the command has none', () => {
    expect(flagIn('serve', 'java -Xmx1g')).toMatchObject({ path: 'entryPoint', text: '-Xmx1g' });
  });

  it.each(['java -jar app.jar', 'java -Xmx${HEAP}', 'java -Xms512m', 'java -Xmx12x'])(
    'is not found in “%s”',
    (command) => {
      expect(flagIn(command)).toBeUndefined();
    },
  );
});
