import type { CharacterSet } from '../render/text/style.ts';
import type { Environment } from './colour.ts';

const TERMINALS_WITHOUT = ['dumb', 'linux'];

/**
 * Whether signs beyond ASCII can be shown. The locale decides as POSIX orders its variables (LC_ALL, LC_CTYPE, LANG);
 * where none is set, as in most containers and on Windows, what reads our output is taken to know UTF-8.
 */
export function characterSet(env: Environment): CharacterSet {
  if (TERMINALS_WITHOUT.includes(env.TERM ?? '')) return 'ascii';
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  return locale === undefined || /utf-?8/i.test(locale) ? 'unicode' : 'ascii';
}
