import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from './tidy/tree.ts';

describe('the example in CONTRIBUTING.md', () => {
  const blocks = [...textOf('CONTRIBUTING.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(
    ([, code = '']) => code,
  );
  const example = 'src/rules/startup/image-name-invalid.ts';
  const imports = blocks.flatMap((code) => {
    const folder = code.includes("from 'vitest'") ? 'test/rules/startup/' : 'src/rules/startup/';
    return [...code.matchAll(/import \{ (.+) \} from '(\..+)'/g)].map(([, names = '', path = '']) => ({
      names: names.split(', '),
      url: new URL(path, new URL(folder, ROOT)),
    }));
  });

  it('imports nothing but itself that does not exist', async () => {
    const others = imports.filter(({ url }) => url.href !== new URL(example, ROOT).href);
    expect(others).toHaveLength(4);
    for (const { names, url } of others)
      expect(Object.keys(await import(url.href))).toEqual(expect.arrayContaining(names));
  });
});
