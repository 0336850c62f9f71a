import type { ColourLevel } from '../render/encode/palette.ts';

/** What `--color` says. */
export type ColourChoice = 'auto' | 'always' | 'never';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether one output stream gets colours. The first that speaks decides: `--color`; ECS_DOCTOR_NO_COLOR and NO_COLOR
 * where they are not empty (https://no-color.org); FORCE_COLOR (0 and false mean no) and CLICOLOR_FORCE
 * (https://bixense.com/clicolors); TERM=dumb; and whether the stream is a terminal.
 */
export function colourLevel(choice: ColourChoice, env: Environment, isTerminal: boolean): ColourLevel {
  if (choice !== 'auto') return choice === 'always' ? 1 : 0;
  if (isSet(env.ECS_DOCTOR_NO_COLOR) || isSet(env.NO_COLOR)) return 0;
  if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR === '0' || env.FORCE_COLOR === 'false' ? 0 : 1;
  if (isSet(env.CLICOLOR_FORCE) && env.CLICOLOR_FORCE !== '0') return 1;
  if (env.TERM === 'dumb') return 0;
  return isTerminal ? 1 : 0;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
