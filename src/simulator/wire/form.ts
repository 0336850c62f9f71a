import { ApiError } from '../api-error.ts';

const DEEPEST = 16;

type Node = string | Map<string, Node>;

/**
 * The input in a form of the query protocol: `Targets.member.1.Id=i-1` becomes `{ Targets: [{ Id: 'i-1' }] }`. All
 * values are text. Throws `MalformedQueryString` for keys that contradict one another or nest too deep.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function parseForm(body: string): Record<string, unknown> {
  const root = new Map<string, Node>();
  for (const [key, value] of new URLSearchParams(body)) place(root, key, value);
  return Object.fromEntries([...root].map(([key, node]) => [key, inputOf(node)]));
}

function place(root: Map<string, Node>, key: string, value: string): void {
  const path = key.split('.');
  const last = path.pop() ?? key;
  if (path.length > DEEPEST) throw malformed(key);
  let parent = root;
  for (const segment of path) {
    const child = parent.get(segment) ?? new Map<string, Node>();
    if (typeof child === 'string') throw malformed(key);
    parent.set(segment, child);
    parent = child;
  }
  if (parent.has(last)) throw malformed(key);
  parent.set(last, value);
}

function inputOf(node: Node): unknown {
  if (typeof node === 'string') return node;
  const members = node.get('member');
  if (members instanceof Map) {
    return [...members]
      .sort(([one], [other]) => Number(one) - Number(other))
      .map(([, item]) => inputOf(item));
  }
  return Object.fromEntries([...node].map(([key, child]) => [key, inputOf(child)]));
}

function malformed(key: string): ApiError {
  return new ApiError('MalformedQueryString', `The parameter ${key} contradicts another or nests too deep`);
}
