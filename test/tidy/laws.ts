import type { Import, Module } from './module.ts';

/** What a folder may know of the rest. */
export interface Boundary {
  readonly of: string;
  /** Beginnings of paths, or names of packages. */
  readonly mayKnow: readonly string[];
  readonly because: string;
}

/** Who may do something that the rest may not. */
export interface Privilege {
  /** What only they do, as one says it. */
  readonly doing: string;
  readonly uses?: RegExp;
  readonly imports?: RegExp;
  /** Imports of types are everybody's, unless a law says `all`. */
  readonly counts: 'all' | 'at run time';
  /** Beginnings of paths; nobody may where there are none. */
  readonly only: readonly string[];
  readonly because: string;
}

/** Which imports lead out of what a folder may know. */
export function trespasses(modules: readonly Module[], { of, mayKnow }: Boundary): string[] {
  const known = [of, ...mayKnow];
  return within(modules, [of]).flatMap((module) =>
    module.imports
      .filter((one) => !known.some((beginning) => one.of.startsWith(beginning)))
      .map((one) => `${module.path} imports ${one.of}`),
  );
}

/** Who does what others have the privilege of. */
export function usurpers(modules: readonly Module[], privilege: Privilege): string[] {
  const { uses, imports, counts, only } = privilege;
  const isImported = (one: Import) => imports?.test(one.of) && (counts === 'all' || one.kind !== 'type');
  return modules
    .filter(({ path }) => !only.some((beginning) => path.startsWith(beginning)))
    .flatMap((module) => [
      ...module.uses.filter((use) => uses?.test(use)).map((use) => `${module.path} uses ${use}`),
      ...module.imports.filter(isImported).map((one) => `${module.path} imports ${one.of}`),
    ]);
}

/** The modules in folders, each named by the beginning of its path. */
export function within(modules: readonly Module[], folders: readonly string[]): readonly Module[] {
  return modules.filter(({ path }) => folders.some((folder) => path.startsWith(folder)));
}

/** Every circle of imports, of types too, as the paths along it; each is found once. */
export function circles(modules: readonly Module[]): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const since = trail.indexOf(path);
    if (since !== -1) found.push([...trail.slice(since), path].join(' → '));
    if (since !== -1 || done.has(path)) return;
    for (const { of } of byPath.get(path)?.imports ?? []) visit(of, [...trail, path]);
    done.add(path);
  };
  for (const { path } of modules) visit(path, []);
  return found;
}

/** Modules that are longer than so many lines. */
export function tooLong(modules: readonly Module[], linesAtMost: number): string[] {
  return modules
    .filter(({ lines }) => lines > linesAtMost)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

/** Functions that are longer than so many lines. */
export function tooLongFunctions(modules: readonly Module[], linesAtMost: number): string[] {
  return modules.flatMap(({ path, functions }) =>
    functions
      .filter(({ lines }) => lines > linesAtMost)
      .map(({ name, lines }) => `${path}: ${name} has ${lines} lines`),
  );
}

/** What silences the compiler outside the modules that may brand a text. */
export function casts(modules: readonly Module[], branding: readonly string[]): string[] {
  return modules
    .filter(({ path }) => !branding.includes(path))
    .flatMap(({ path, casts }) => casts.map((cast) => `${path}: ${cast}`));
}

/** Words put together here, so that this file does not hold them itself. */
const LEFT_BEHIND = new RegExp(
  [
    ['TO', 'DO'],
    ['FIX', 'ME'],
    ['biome', '-ignore'],
    ['@ts', '-(?:ignore|expect-error|nocheck)'],
  ]
    .map((parts) => `${parts.join('')}\\b`)
    .join('|'),
);

/** Notes to come back, and switches that turn the linter or the compiler off. */
export function leftBehind(modules: readonly Module[]): string[] {
  return modules.flatMap(({ path, text }) => {
    const found = LEFT_BEHIND.exec(text)?.[0];
    return found === undefined ? [] : [`${path}: ${found}`];
  });
}

/** Exported functions without a docstring right above them; of an overloaded one, the first signature carries it. */
export function undocumented(modules: readonly Module[]): string[] {
  return modules.flatMap(({ path, text }) => {
    const documented = new Set(
      [...text.matchAll(/\*\/\nexport (?:async )?function (\w+)/g)].map(([, name]) => name),
    );
    const exported = [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]) => name);
    return [...new Set(exported)].filter((name) => !documented.has(name)).map((name) => `${path}: ${name}`);
  });
}

const KEBAB_CASE = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|schema|bundle))?\.[a-z]+$/;
const DOCUMENTS = /^[A-Z]+\.md$/;

/** Files whose name is not in kebab case; documents in capitals (README.md) are. */
export function misnamed(paths: readonly string[]): string[] {
  return paths.filter((path) => {
    const name = path.split('/').at(-1) ?? '';
    return !KEBAB_CASE.test(name) && !DOCUMENTS.test(name);
  });
}
