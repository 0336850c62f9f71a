import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Module, readModule } from './module.ts';

/** The folder of the repository. */
export const ROOT = new URL('../../', import.meta.url);

/** The paths of all files in a folder of the repository, from its root, sorted. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.slice(fileURLToPath(ROOT).length).replace(/\/$/, '')}/${entry.name}`)
    .sort();
}

/** Every TypeScript module in a folder of the repository, read. */
export function modulesUnder(folder: string): readonly Module[] {
  return filesUnder(folder)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readModule(path, textOf(path)));
}

/** The text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** The paths of all files that git keeps. */
export function trackedFiles(): readonly string[] {
  return execFileSync('git', ['ls-files', '-z'], { cwd: fileURLToPath(ROOT), encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '');
}
