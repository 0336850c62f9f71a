import { expect, it } from 'vitest';
import { characterSet } from '../../src/terminal/characters.ts';

it.each([
  [{}, 'unicode'],
  [{ LANG: 'en_GB.UTF-8' }, 'unicode'],
  [{ LANG: 'C.utf8' }, 'unicode'],
  [{ LANG: 'C' }, 'ascii'],
  [{ LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' }, 'ascii'],
  [{ LC_ALL: '', LC_CTYPE: 'UTF-8', LANG: 'C' }, 'unicode'],
  [{ TERM: 'linux', LANG: 'en_GB.UTF-8' }, 'ascii'],
  [{ TERM: 'dumb' }, 'ascii'],
])('the characters of %j are %s', (env, expected) => {
  expect(characterSet(env)).toBe(expected);
});
