import { parseAst } from 'vitest/node';

/** A node of the syntax tree (ESTree with TypeScript, https://oxc.rs), looked at only by the names of its members. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

/** A node and what holds it: the nearest one first, and the name of the member that it stands in. */
export interface Place {
  readonly node: SyntaxNode;
  readonly parent?: SyntaxNode;
  readonly member?: string;
}

/** Every node of a TypeScript module, outer ones first. Throws where the text is not TypeScript. */
export function nodesOf(text: string): readonly Place[] {
  const program: unknown = parseAst(text, { lang: 'ts' });
  const places: Place[] = [];
  if (isNode(program)) visit({ node: program }, places);
  return places;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function visit(place: Place, places: Place[]): void {
  places.push(place);
  for (const [member, value] of Object.entries(place.node)) {
    for (const child of [value].flat()) {
      if (isNode(child)) visit({ node: child, parent: place.node, member }, places);
    }
  }
}
