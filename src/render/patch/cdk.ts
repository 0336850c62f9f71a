import { code, identifier } from '../encode/code.ts';
import type { Code } from '../encode/encoded.ts';
import { type CdkPlacing, cdkPlaces } from './cdk-places.ts';
import type { CdkSyntax } from './cdk-syntax.ts';
import type { Dialect } from './dialect.ts';
import type { Patch, PatchResource } from './patch.ts';
import { block, GAP, line, type Piece, words } from './piece.ts';
import { settingPieces } from './place.ts';

type Host = Patch['host'];

const SERVICE: Readonly<Record<Host, Code>> = {
  fargate: code`FargateService`,
  ec2: code`Ec2Service`,
  external: code`ExternalService`,
};

const OTHERS = words('its other arguments stay');

/** The constructs of the CDK (`aws-cdk-lib/aws-ecs` and its kin) in one of its languages. */
export function cdkDialect(syntax: CdkSyntax, imports: string): Dialect {
  return {
    ...syntax.layout,
    howTo: [
      'Merge these arguments into your constructs: what is not named stays as it is.',
      'Ids and variables are placeholders.',
      `Needed: ${imports}`,
    ],
    write: ({ resources, host }) =>
      resources.flatMap((resource) => [
        GAP,
        titleOf(resource),
        ...resourcePieces(resource, { syntax, host, variable: variableOf(resource, syntax) }),
      ]),
  };
}

function resourcePieces(resource: PatchResource, placing: CdkPlacing): readonly Piece[] {
  const { syntax, host, variable } = placing;
  const places = cdkPlaces(placing);
  const settings = settingPieces(resource, places);
  switch (resource.kind) {
    case 'taskDefinition': {
      const { open, close } = syntax.construct(variable, taskDefinitionType(host), code`TaskDefinition`);
      const own = [OTHERS, ...compatibility(host, syntax), ...settings];
      const containers = resource.containers.map((part) => {
        const call = syntax.call(variable, 'addContainer', syntax.text(part.container));
        return block(call.open, [OTHERS, ...settingPieces(part, places)], call.close);
      });
      return settings.length === 0 ? containers : [block(open, own, close), ...containers];
    }
    case 'service': {
      const { open, close } = syntax.construct(variable, SERVICE[host], code`Service`);
      return [block(open, [OTHERS, ...settings], close)];
    }
    case 'targetGroup':
      return settings;
  }
}

function variableOf(resource: PatchResource, syntax: CdkSyntax): Code {
  return syntax.name(resource.kind === 'targetGroup' ? `targetGroup${resource.suffix}` : resource.kind);
}

/** `Ec2TaskDefinition` takes no size of the task; the construct that it is made of does. */
function taskDefinitionType(host: Host): Code {
  return host === 'fargate' ? code`FargateTaskDefinition` : code`TaskDefinition`;
}

function compatibility(host: Host, syntax: CdkSyntax): readonly Piece[] {
  if (host === 'fargate') return [];
  return [line(syntax.argument('compatibility', code`ecs.Compatibility.${identifier(host.toUpperCase())}`))];
}

/** The logical id, which the CDK makes from the path of a construct, tells which construct it is. */
function titleOf({ title, logicalId }: PatchResource): Piece {
  return words(logicalId === undefined ? title : `${title}, ${logicalId} in the template of its stack`);
}
