import { code, identifier, joinedCode, pythonString } from '../encode/code.ts';
import type { Code } from '../encode/encoded.ts';
import { cdkDialect } from './cdk.ts';
import type { CdkSyntax } from './cdk-syntax.ts';

const COMMA = code`, `;

const SYNTAX: CdkSyntax = {
  layout: { sign: '#', indent: 4 },
  name: snakeCase,
  text: pythonString,
  truth: (value) => (value ? code`True` : code`False`),
  texts: (texts) => code`[${joinedCode(texts.map(pythonString), COMMA)}]`,
  argument: (name, value) => code`${snakeCase(name)}=${value},`,
  inline: (name, type, within) => {
    const values = within.map((one) => code`${snakeCase(one.name)}=${one.value}`);
    return code`${snakeCase(name)}=ecs.${identifier(type)}(${joinedCode(values, COMMA)}),`;
  },
  structure: (name, type) => ({ open: code`${snakeCase(name)}=ecs.${identifier(type)}(`, close: code`),` }),
  mapping: (name) => ({ open: code`${snakeCase(name)}={`, close: code`},` }),
  entry: (name, value) => code`${pythonString(name)}: ${value},`,
  construct: (variable, type, id) => ({
    open: code`${variable} = ecs.${type}(self, "${id}",`,
    close: code`)`,
  }),
  call: (object, method, first) => ({
    open:
      first === undefined
        ? code`${object}.${snakeCase(method)}(`
        : code`${object}.${snakeCase(method)}(${first},`,
    close: code`)`,
  }),
};

/** Python for the CDK. */
export const cdkPython = cdkDialect(
  SYNTAX,
  'from aws_cdk import Duration, aws_ecs as ecs, aws_elasticloadbalancingv2 as elbv2',
);

/** The name that the CDK gives in Python: `memoryLimitMiB` is `memory_limit_mib`. */
function snakeCase(name: string): Code {
  const words = name.replace(/([MG])iB/, '$1ib').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return identifier(words);
}
