import { describe, expect, it } from 'vitest';
import { exitCodeMeaning, isNativeCrash } from '../../../src/model/vocabulary/exit-codes.ts';

describe('exit codes', () => {
  it.each([
    [0, 'ended by itself without an error'],
    [1, 'application error'],
    [127, 'command, or a library that it needs, not found'],
    [134, 'aborted itself with SIGABRT'],
    [137, 'killed by SIGKILL'],
    [139, 'segmentation fault, SIGSEGV'],
    [143, 'ended by SIGTERM'],
  ])('%s means “%s”', (code, meaning) => {
    expect(exitCodeMeaning(code)).toBe(meaning);
  });

  it.each([
    [0, 'ended in order when told to stop'],
    [137, 'killed by SIGKILL after it was told to stop'],
    [143, 'ended by SIGTERM when told to stop'],
    [1, 'application error'],
  ])('%s as the answer to an order to stop means “%s”', (code, meaning) => {
    expect(exitCodeMeaning(code, 'told-to-stop')).toBe(meaning);
  });

  it('fit into brackets, whatever they mean', () => {
    const meanings = Array.from({ length: 256 }, (_, code) => exitCodeMeaning(code));
    expect(meanings.filter((meaning) => /[()]/.test(meaning))).toEqual([]);
  });

  it('above 128 are a signal', () => {
    expect(exitCodeMeaning(152)).toBe('ended by signal 24');
  });

  it.each([135, 136, 139])('tell that native code crashed: %s', (code) => {
    expect(isNativeCrash(code)).toBe(true);
  });

  it.each([
    [0, 'an end in order'],
    [1, 'an error of the application'],
    [127, 'a command that is not there'],
    [132, 'an instruction that the processor does not know'],
    [134, 'an abort, which the runtime explains itself'],
    [137, 'a kill'],
    [143, 'an order to stop'],
  ])('do not call %s a crash of native code: %s', (code) => {
    expect(isNativeCrash(code)).toBe(false);
  });

  it('that nobody has agreed on are the application’s own', () => {
    expect(exitCodeMeaning(42)).toBe('application error');
    expect(exitCodeMeaning(200)).toBe('application error');
  });
});
