import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDocument, forTerminal, forTerminalLine, terminal } from '../../../src/render/encode/terminal.ts';
import { commandsIn } from '../../support/ci-runner.ts';
import { HOSTILE } from './hostile.ts';

const FORBIDDEN = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u115F\u1160\u3164\uFFA0]|(?!\u200D)\p{Cf}/u;

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\x1b',
        '\x1b[',
        '\x9b',
        '\r',
        '\n',
        '\t',
        '##',
        '[',
        '::',
        'error',
        'vso',
        ' ',
        '\u3000',
      ),
      fc.constantFrom('\u200D', '\u202E', '\u{E0041}', '\ud83d', '\udc00', '👩', '\u0301', '\u00A0'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('text for a terminal', () => {
  it.each(HOSTILE)(
    'lets no control, hidden character or workflow command of hostile text %# through',
    (payload) => {
      const shown = forTerminal(payload);
      expect(shown).not.toMatch(FORBIDDEN);
      expect(commandsIn(shown)).toEqual([]);
    },
  );

  it('holds no forbidden code point, whatever it is made from', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(forTerminal(text)).not.toMatch(FORBIDDEN);
      }),
    );
  });

  it('holds no workflow command, whatever it is made from', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(commandsIn(forTerminal(text))).toEqual([]);
      }),
    );
  });

  it('is one line where one line is asked for', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(forTerminalLine(text)).not.toContain('\n');
      }),
    );
  });

  it('leaves ordinary text of any script as it is', () => {
    const text = 'Task failed ELB health checks – 健康 é 👨‍👩‍👧 AWS::ECS::Service std::string';
    expect(forTerminal(text)).toBe(text);
  });

  it('shows what was there', () => {
    expect(forTerminal('\x1b[31mred\x07\x7f\x9b\u202E')).toBe('^[[31mred^G^?\\u{9b}\\u{202e}');
    expect(forTerminal('real\rfake')).toBe('real^Mfake');
    expect(forTerminal('a\u200Db')).toBe('a\\u{200d}b');
  });

  it('keeps line ends and turns tabs into spaces', () => {
    expect(forTerminal('one\r\n\ttwo\n')).toBe('one\n    two\n');
    expect(forTerminalLine('one\ntwo')).toBe('one\\ntwo');
  });

  it('says how much of a long line was cut', () => {
    expect(forTerminal('x'.repeat(5000))).toBe(`${'x'.repeat(4096)} [904 more characters cut]`);
  });

  it('does not tear a character apart where it cuts', () => {
    expect(forTerminal(`${'x'.repeat(4095)}😀😀`)).toBe(`${'x'.repeat(4095)} [4 more characters cut]`);
  });

  it('says how many lines were cut', () => {
    const shown = forTerminal('line\n'.repeat(300));
    expect(shown.split('\n')).toHaveLength(201);
    expect(shown).toMatch(/\[101 more lines cut\]$/);
  });

  it('keeps four combining marks on a letter and says how many more there were', () => {
    expect(forTerminal(`Z${'\u0301'.repeat(1000)}!`)).toBe(`Z${'\u0301'.repeat(4)}[996 more marks cut]!`);
  });

  it('breaks a workflow command but keeps it readable', () => {
    expect(forTerminal('  ::error::no')).toBe('  \\::error::no');
    expect(forTerminal('a ##[error]no')).toBe('a ##[\\error]no');
    expect(forTerminal('a ##VSO[x]no')).toBe('a **VSO[x]no');
  });

  it('breaks a command that only our own words complete', () => {
    expect(commandsIn(asDocument([terminal`${forTerminal('##')}[error]`]))).toEqual([]);
  });
});
