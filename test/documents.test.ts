import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from './tidy/tree.ts';

describe.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'])('%s', (name) => {
  const text = textOf(name);
  const files = readdirSync(ROOT, { encoding: 'utf8' }).concat(
    ['src', 'test', 'bin'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file}`,
      ),
    ),
  );

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !files.includes(link))).toEqual([]);
  });

  it('names only files and folders that exist', () => {
    const prose = text.replace(/```[\s\S]*?```/g, '');
    const named = [...prose.matchAll(/`((?:src|test|bin)\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(named.filter((path) => !files.includes(path.replace(/\/$/, '')))).toEqual([]);
  });
});
