import type { Code } from '../encode/encoded.ts';
import type { Layout } from './piece.ts';
import type { Structure } from './place.ts';

/** An argument, by its name in TypeScript. */
export interface CdkArgument {
  readonly name: string;
  readonly value: Code;
}

/** How one of the languages of the CDK says the same. Names are given as TypeScript has them. */
export interface CdkSyntax {
  readonly layout: Layout;
  name(name: string): Code;
  text(text: string): Code;
  truth(value: boolean): Code;
  texts(texts: readonly string[]): Code;
  /** An argument in a line of its own. */
  argument(name: string, value: Code): Code;
  /** An argument that is a structure of a type, in one line. */
  inline(name: string, type: string, within: readonly CdkArgument[]): Code;
  /** An argument that is a structure of a type, over several lines. */
  structure(name: string, type: string): Structure;
  /** An argument that maps names to values, and an entry of it. */
  mapping(name: string): Structure;
  entry(name: string, value: Code): Code;
  construct(variable: Code, type: Code, id: Code): Structure;
  /** A call with its first argument, if it has one, and more over several lines. */
  call(object: Code, method: string, first?: Code): Structure;
}
