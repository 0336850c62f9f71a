import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseForm } from '../../../src/simulator/wire/form.ts';

type Tree = string | Tree[] | { [name: string]: Tree };

const { tree } = fc.letrec<{ tree: Tree; list: Tree[]; structure: { [name: string]: Tree } }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, fc.string(), tie('list'), tie('structure')),
  list: fc.array(tie('tree'), { minLength: 1, maxLength: 12 }),
  structure: fc.dictionary(fc.stringMatching(/^[A-Z][a-z]{0,5}$/), tie('tree'), { minKeys: 1, maxKeys: 4 }),
}));

function write(prefix: string, value: Tree): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]];
  if (Array.isArray(value))
    return value.flatMap((item, index) => write(`${prefix}.member.${index + 1}`, item));
  return Object.entries(value).flatMap(([name, member]) => write(`${prefix}.${name}`, member));
}

describe('a form of the query protocol', () => {
  it('holds texts, structures and lists in the order of their numbers', () => {
    expect(
      parseForm('Name=a+b&Targets.member.10.Id=z&Targets.member.2.Id=y&Targets.member.2.Port=80'),
    ).toEqual({
      Name: 'a b',
      Targets: [{ Id: 'y', Port: '80' }, { Id: 'z' }],
    });
  });

  it('gives back whatever was written into it', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(parseForm(new URLSearchParams(write('Root', value)).toString())).toEqual({ Root: value });
      }),
      { numRuns: 100 },
    );
  });

  it('is refused where its keys contradict one another or nest too deep', () => {
    for (const body of ['A=1&A.B=2', 'A.B=2&A=1', 'A=1&A=2', `${'A.'.repeat(5000)}A=1`]) {
      expect(() => parseForm(body)).toThrow(expect.objectContaining({ name: 'MalformedQueryString' }));
    }
  });

  it('never reaches into the prototype of an object', () => {
    parseForm('__proto__.polluted=yes&A.__proto__.polluted=yes');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
