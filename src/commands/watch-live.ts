import type { Context } from '../context.ts';
import type { ShowOptions } from './options.ts';
import type { Channel } from './watch-channel.ts';

/** The live block on a terminal; `undefined` where there is no place for one. */
export function startLiveScreen(_show: ShowOptions, _context: Context): Channel | undefined {
  return undefined;
}
