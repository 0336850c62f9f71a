import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forJson, forJsonLine } from '../../../src/render/encode/json.ts';
import { commandsIn } from '../../support/ci-runner.ts';
import { HOSTILE } from './hostile.ts';

const FORBIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe('a value as JSON', () => {
  it.each(HOSTILE)('comes back the same and lets nothing of hostile text %# act', (payload) => {
    const document = forJson({ text: payload, [payload]: 1 });
    expect(JSON.parse(document)).toEqual({ text: payload, [payload]: 1 });
    expect(document).not.toMatch(FORBIDDEN);
    expect(commandsIn(document).filter((command) => !command.startsWith('section_'))).toEqual([]);
  });

  it('comes back the same, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const document = forJson(value);
        expect(JSON.parse(document)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(document).not.toMatch(FORBIDDEN);
      }),
    );
  });

  it('writes the marks of a workflow command as escapes', () => {
    expect(forJson('##[error]x')).toBe('"\\u0023\\u0023[error]x"\n');
  });
});

describe('a value as a line of JSON', () => {
  it.each(HOSTILE)('is one line, comes back the same and lets nothing of hostile text %# act', (payload) => {
    const line = forJsonLine({ text: payload, lines: ['a\nb'] });
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(JSON.parse(line)).toEqual({ text: payload, lines: ['a\nb'] });
    expect(line).not.toMatch(FORBIDDEN);
    expect(commandsIn(line).filter((command) => !command.startsWith('section_'))).toEqual([]);
  });
});
