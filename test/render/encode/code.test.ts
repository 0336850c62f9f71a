import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comment,
  hclString,
  identifier,
  pythonString,
  scriptString,
  yamlString,
} from '../../../src/render/encode/code.ts';
import { commandsIn } from '../../support/ci-runner.ts';
import { HOSTILE } from './hostile.ts';

/** Half a surrogate pair is no text in any of these languages. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

/** Reads one string literal as its language does; `undefined` where something stands outside of it. */
function read(literal: string, quote: '"' | "'"): string | undefined {
  const body = literal.slice(1, -1);
  const piece = new RegExp(
    `\\\\u\\{([0-9a-f]+)\\}|\\\\u([0-9a-f]{4})|\\\\U([0-9a-f]{8})|\\\\([nt\\\\${quote}])|([^\\\\${quote}\\n\\r])`,
    'gy',
  );
  if (literal[0] !== quote || literal.at(-1) !== quote) return undefined;
  let text = '';
  let end = 0;
  for (const match of body.matchAll(piece)) {
    const [whole, braced, short, wide, sign, plain] = match;
    const digits = braced ?? short ?? wide;
    const escaped = sign === 'n' ? '\n' : sign === 't' ? '\t' : sign;
    text += digits === undefined ? (escaped ?? plain) : String.fromCodePoint(Number.parseInt(digits, 16));
    end = match.index + whole.length;
  }
  return end === body.length ? text : undefined;
}

/** A reader of HCL: a doubled sign before a brace stands for one, a single one would begin an expression. */
function readHcl(literal: string): string | undefined {
  if (/(?<![$%])(?:\$|%)\{/.test(literal) || /([$%])\1\1+\{/.test(literal)) return undefined;
  return read(literal.replace(/([$%])\1\{/g, '$1{'), '"');
}

/** A reader of YAML 1.1: what is bare must not be anything but a text. */
function readYaml(scalar: string): string | undefined {
  if (scalar.startsWith('"')) return read(scalar, '"');
  const isWord = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i.test(scalar);
  return isWord || !/^[A-Za-z/][A-Za-z0-9_./-]*$/.test(scalar) ? undefined : scalar;
}

const LANGUAGES = [
  { name: 'Python', write: pythonString, readBack: (text: string) => read(text, '"') },
  { name: 'TypeScript', write: scriptString, readBack: (text: string) => read(text, "'") },
  { name: 'HCL', write: hclString, readBack: readHcl },
  { name: 'YAML', write: yamlString, readBack: readYaml },
];

const NASTY = [
  ...HOSTILE,
  '${path.module}',
  '%{ if true }',
  '$${x}',
  '$$${x}',
  '\\${x}',
  '$%{x}',
  '"',
  "'",
  '\\',
  '\\"',
  "\\'",
  "'; process.exit()//",
  '", self.evil(), "',
  '\u{1F600}',
  'yes',
  'Null',
  '',
  '012',
  '- a',
  'a: b',
  ' # c',
];

const nasty = fc
  .array(
    fc.oneof(fc.constantFrom(...NASTY, '$', '%', '{', '}', '#'), fc.string({ unit: 'binary', maxLength: 4 })),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe.each(LANGUAGES)('a text as a string of $name', ({ write, readBack }) => {
  it.each(NASTY)('comes back the same from hostile text %#', (text) => {
    expect(readBack(write(text))).toBe(wellFormed(text));
  });

  it('comes back the same, whatever it is, from one line of printable ASCII without a workflow command', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const written = write(text);
        expect(readBack(written)).toBe(wellFormed(text));
        expect(written).toMatch(/^[ -~]*$/);
        expect(commandsIn(written)).toEqual([]);
      }),
    );
  });
});

describe('a text as a string', () => {
  it('looks as one would write it by hand', () => {
    const text = 'curl "http://localhost/" | grep \'ok\'';
    expect(pythonString(text)).toBe('"curl \\"http://localhost/\\" | grep \'ok\'"');
    expect(scriptString(text)).toBe("'curl \"http://localhost/\" | grep \\'ok\\''");
    expect(hclString('http://${HOST}/')).toBe('"http://$${HOST}/"');
    expect(yamlString('traffic-port')).toBe('traffic-port');
  });
});

describe('a comment', () => {
  it.each(['#', '//'] as const)('behind %s ends where its line ends, whatever its text', (sign) => {
    fc.assert(
      fc.property(nasty, (text) => {
        const written = comment(sign, text);
        expect(written.startsWith(`${sign} `)).toBe(true);
        expect(written).not.toMatch(/[\n\r\v\f\u0085\u2028\u2029]/);
        expect(commandsIn(written)).toEqual([]);
      }),
    );
  });
});

describe('a name', () => {
  it('holds letters, digits and underscores, and does not begin with a digit, whatever it is made from', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(identifier(text)).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
      }),
    );
  });
});
