import { code, identifier, joinedCode, scriptString } from '../encode/code.ts';
import { cdkDialect } from './cdk.ts';
import type { CdkSyntax } from './cdk-syntax.ts';

const COMMA = code`, `;

const SYNTAX: CdkSyntax = {
  layout: { sign: '//', indent: 2 },
  name: identifier,
  text: scriptString,
  truth: (value) => code`${value}`,
  texts: (texts) => code`[${joinedCode(texts.map(scriptString), COMMA)}]`,
  argument: (name, value) => code`${identifier(name)}: ${value},`,
  inline: (name, _type, within) => {
    const values = within.map((one) => code`${identifier(one.name)}: ${one.value}`);
    return code`${identifier(name)}: { ${joinedCode(values, COMMA)} },`;
  },
  structure: (name) => ({ open: code`${identifier(name)}: {`, close: code`},` }),
  mapping: (name) => ({ open: code`${identifier(name)}: {`, close: code`},` }),
  entry: (name, value) => code`${identifier(name)}: ${value},`,
  construct: (variable, type, id) => ({
    open: code`const ${variable} = new ecs.${type}(this, '${id}', {`,
    close: code`});`,
  }),
  call: (object, method, first) => ({
    open:
      first === undefined
        ? code`${object}.${identifier(method)}({`
        : code`${object}.${identifier(method)}(${first}, {`,
    close: code`});`,
  }),
};

/** TypeScript for the CDK. */
export const cdkTypeScript = cdkDialect(
  SYNTAX,
  "import { Duration, aws_ecs as ecs, aws_elasticloadbalancingv2 as elbv2 } from 'aws-cdk-lib';",
);
