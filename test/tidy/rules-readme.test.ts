import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { rulesReadme } from '../support/rules-readme.ts';
import { textOf } from './tree.ts';

describe('src/rules/README.md', () => {
  it('says what the rules say', () => {
    const upToDate = textOf('src/rules/README.md') === rulesReadme(RULES);
    expect(upToDate, 'src/rules/README.md is not what the rules say now: run `npm run docs`').toBe(true);
  });

  it('has a heading for every rule', () => {
    const headings = [...textOf('src/rules/README.md').matchAll(/^### (.+)$/gm)].map(([, id]) => id);
    expect(headings.sort()).toEqual(RULES.map(({ id }) => id).sort());
  });
});
