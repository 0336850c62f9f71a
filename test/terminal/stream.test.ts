import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { terminal } from '../../src/render/encode/terminal.ts';
import { canRedraw, outputStream } from '../../src/terminal/stream.ts';

function fakeStream(columns?: number) {
  const written: string[] = [];
  const stream = Object.assign(new EventEmitter(), {
    columns,
    write(text: string): boolean {
      written.push(text);
      return true;
    },
  });
  return { stream, written };
}

describe('an output stream', () => {
  it('drops what is written after its reader went away', () => {
    const { stream, written } = fakeStream();
    const output = outputStream(stream);
    output.write(terminal`one`);
    stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    output.write(terminal`two`);
    expect(written).toEqual(['one']);
  });

  it('passes any other error on', () => {
    const { stream } = fakeStream();
    outputStream(stream);
    expect(() => stream.emit('error', new Error('disk full'))).toThrow('disk full');
  });

  it('follows the width of its terminal, and takes 80 columns where there is none', () => {
    const { stream } = fakeStream(120);
    const output = outputStream(stream);
    expect(output.columns).toBe(120);
    stream.columns = 60;
    expect(output.columns).toBe(60);
    expect(outputStream(fakeStream().stream).columns).toBe(80);
    expect(outputStream(fakeStream(0).stream).columns).toBe(80);
  });

  it('is drained at once while there is room, and otherwise once what was written has been taken', async () => {
    const { stream } = fakeStream();
    const output = outputStream(stream);
    output.write(terminal`small`);
    await output.drained();
    stream.write = () => false;
    output.write(terminal`large`);
    let isDrained = false;
    const drained = output.drained().then(() => {
      isDrained = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isDrained).toBe(false);
    stream.emit('drain');
    await drained;
  });

  it('keeps nobody waiting whose reader went away, and says that it did', async () => {
    const { stream } = fakeStream();
    stream.write = () => false;
    const output = outputStream(stream);
    output.write(terminal`large`);
    const drained = output.drained();
    expect(output.isOpen).toBe(true);
    stream.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await drained;
    expect(output.isOpen).toBe(false);
  });
});

it.each([
  [true, {}, true],
  [false, {}, false],
  [true, { TERM: 'dumb' }, false],
  [true, { CI: 'true' }, false],
  [true, { CI: '' }, true],
])('on a terminal: %s, with %j, what was written can be written over: %s', (isTerminal, env, can) => {
  expect(canRedraw(isTerminal, env)).toBe(can);
});
