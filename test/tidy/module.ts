import { posix } from 'node:path';
import { isNode, nodesOf, type Place, type SyntaxNode } from './syntax.ts';

/** One import or re-export. `type` ones are gone at run time; `lazy` ones are loaded when they are reached. */
export interface Import {
  readonly kind: 'type' | 'value' | 'lazy';
  /** A path from the root of the repository, or the name of a package. */
  readonly of: string;
}

/** What the laws of the house look at in one module. */
export interface Module {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** The names that are used, and what is used of them: `process`, `process.env`, `new Date()`; `async` for `await` too. */
  readonly uses: readonly string[];
  readonly functions: readonly { readonly name: string; readonly lines: number }[];
  /** What silences the compiler: `as T`, `<T>x`, `x!` and `any`. `as const` does not. */
  readonly casts: readonly string[];
}

/** Reads one module. Throws where it is not TypeScript. */
export function readModule(path: string, text: string): Module {
  const places = nodesOf(text);
  return {
    path,
    text,
    lines: text.trimEnd().split('\n').length,
    imports: places.flatMap(({ node }) => importOf(path, node) ?? []),
    uses: places.flatMap(usesOf),
    functions: places.flatMap((place) => functionOf(place, text) ?? []),
    casts: places.flatMap(({ node }) => castOf(node, text) ?? []),
  };
}

function importOf(path: string, node: SyntaxNode): Import | undefined {
  const { source } = node;
  if (!isNode(source) || typeof source.value !== 'string') return undefined;
  const of = source.value.startsWith('.') ? posix.join(posix.dirname(path), source.value) : source.value;
  if (node.type === 'ImportExpression') return { kind: 'lazy', of };
  const typed = [node.importKind, node.exportKind, node.type].some(
    (kind) => kind === 'type' || kind === 'TSImportType',
  );
  return { kind: typed ? 'type' : 'value', of };
}

function usesOf({ node, parent, member }: Place): string[] {
  if (node.type === 'AwaitExpression' || node.async === true) return ['async'];
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date' && isEmpty(node.arguments)) {
    return ['new Date()'];
  }
  if (node.type === 'CallExpression' && nameOf(node.callee) === 'Date') return ['Date()'];
  if (node.type === 'MemberExpression') return [dottedName(node)].filter((name) => name !== undefined);
  if (node.type !== 'Identifier' || isMemberName(node, parent, member)) return [];
  return [String(node.name)];
}

/** Whether an identifier only names a member: `a.process`, `{ process: 1 }`, `interface A { process: B }`. */
function isMemberName(node: SyntaxNode, parent: SyntaxNode | undefined, member: string | undefined): boolean {
  if (parent === undefined || parent.computed === true) return false;
  if (member === 'property') return parent.type === 'MemberExpression';
  return member === 'key' && parent.shorthand !== true && node !== parent.value;
}

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

function functionOf({ node, parent }: Place, text: string): Module['functions'][number] | undefined {
  if (!FUNCTIONS.includes(node.type)) return undefined;
  const name = nameOf(node.id) ?? nameOf(parent?.id) ?? nameOf(parent?.key) ?? 'a function';
  return { name, lines: text.slice(node.start, node.end).split('\n').length };
}

function castOf(node: SyntaxNode, text: string): string | undefined {
  const written = text.slice(node.start, node.end).replaceAll(/\s+/g, ' ');
  switch (node.type) {
    case 'TSAsExpression':
      return written.endsWith(' as const') ? undefined : written;
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      return written;
    case 'TSAnyKeyword':
      return 'any';
    default:
      return undefined;
  }
}

function nameOf(node: unknown): string | undefined {
  return isNode(node) && typeof node.name === 'string' ? node.name : undefined;
}

/** `a.b.c` as it is written, where it is nothing but names. */
function dottedName(node: unknown): string | undefined {
  if (!isNode(node) || node.type !== 'MemberExpression' || node.computed === true) return nameOf(node);
  const object = dottedName(node.object);
  return object === undefined ? undefined : `${object}.${nameOf(node.property)}`;
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}
