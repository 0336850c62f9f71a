import { describe, expect, it } from 'vitest';
import { type ColourChoice, colourLevel, type Environment } from '../../src/terminal/colour.ts';

const TERMINAL = true;
const PIPE = false;

const CASES: readonly [ColourChoice, Environment, boolean, number][] = [
  ['auto', {}, TERMINAL, 1],
  ['auto', {}, PIPE, 0],
  ['always', {}, PIPE, 1],
  ['always', { NO_COLOR: '1' }, PIPE, 1],
  ['always', { TERM: 'dumb' }, PIPE, 1],
  ['never', {}, TERMINAL, 0],
  ['never', { FORCE_COLOR: '1' }, TERMINAL, 0],
  ['auto', { NO_COLOR: '1' }, TERMINAL, 0],
  ['auto', { NO_COLOR: '' }, TERMINAL, 1],
  ['auto', { ECS_DOCTOR_NO_COLOR: '1' }, TERMINAL, 0],
  ['auto', { ECS_DOCTOR_NO_COLOR: '' }, TERMINAL, 1],
  ['auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, TERMINAL, 0],
  ['auto', { FORCE_COLOR: '1' }, PIPE, 1],
  ['auto', { FORCE_COLOR: 'true' }, PIPE, 1],
  ['auto', { FORCE_COLOR: '0' }, TERMINAL, 0],
  ['auto', { FORCE_COLOR: 'false' }, TERMINAL, 0],
  ['auto', { FORCE_COLOR: '' }, PIPE, 0],
  ['auto', { FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, TERMINAL, 0],
  ['auto', { CLICOLOR_FORCE: '1' }, PIPE, 1],
  ['auto', { CLICOLOR_FORCE: '0' }, PIPE, 0],
  ['auto', { FORCE_COLOR: '1', TERM: 'dumb' }, PIPE, 1],
  ['auto', { TERM: 'dumb' }, TERMINAL, 0],
  ['auto', { TERM: 'xterm-256color' }, TERMINAL, 1],
  ['auto', { TF_BUILD: 'True', AGENT_NAME: 'x' }, PIPE, 0],
];

describe('the colour decision', () => {
  it.each(CASES)('for --color %s, %j and terminal: %s is %d', (choice, env, isTerminal, level) => {
    expect(colourLevel(choice, env, isTerminal)).toBe(level);
  });
});
