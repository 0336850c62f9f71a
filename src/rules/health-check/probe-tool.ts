import { addressOf, withoutLocalhost } from '../../facts/probe-address.ts';
import type { ContainerDefinition } from '../../model/task-definition.ts';
import { runsTool } from './probe.ts';

type Tool = 'curl' | 'wget' | 'bash' | 'sh';

/** A tool that a health check runs and its image, by its name, probably does not have. */
export interface ToolDoubt {
  readonly tool: Tool;
  /** What the image is, by its name: `an alpine image`. */
  readonly base: string;
  /** A command that does the same with what such an image has. */
  readonly replacement?: string;
}

interface Base {
  readonly sign: RegExp;
  readonly name: string;
  readonly lacks: readonly Tool[];
}

/** What images lack by their names; the first that fits counts. Official images of nginx and PHP add curl to Alpine. */
const BASES: readonly Base[] = [
  { sign: /distroless.*debug|cgr\.dev\/chainguard\/.*-dev/, name: 'a debug image', lacks: [] },
  {
    sign: /distroless|chiseled|cgr\.dev\/chainguard\/|\bscratch\b/,
    name: 'an image without a shell (distroless, chiseled, scratch)',
    lacks: ['sh', 'bash', 'curl', 'wget'],
  },
  { sign: /(?:^|\/)(?:nginx|php):(?!.*slim).*alpine/, name: 'an alpine image with curl', lacks: ['bash'] },
  { sign: /\balpine/, name: 'an alpine image', lacks: ['curl', 'bash'] },
  { sign: /\bslim\b/, name: 'a slim image', lacks: ['curl', 'wget'] },
  { sign: /ubi\d*[-/](?:ubi-)?micro\b/, name: 'a ubi-micro image', lacks: ['curl', 'wget'] },
  { sign: /ubi\d*[-/](?:ubi-)?minimal\b/, name: 'a ubi-minimal image', lacks: ['wget'] },
  { sign: /\bdotnet\/(?:aspnet|runtime)\b/, name: 'a .NET runtime image', lacks: ['curl', 'wget'] },
  { sign: /(?:^|\/)(?:debian|ubuntu)(?::|@|$)/, name: 'a bare Debian or Ubuntu', lacks: ['curl', 'wget'] },
];

/** The tool of a container's check that its image probably lacks; `undefined` where there is no reason for doubt. */
export function doubtTool({ image, healthCheck }: ContainerDefinition): ToolDoubt | undefined {
  const base = BASES.find(({ sign }) => image !== undefined && sign.test(image));
  const command = healthCheck?.command ?? [];
  const needed = toolsOf(command);
  const tool = base?.lacks.find((one) => needed.includes(one));
  if (base === undefined || tool === undefined || image === undefined) return undefined;
  if (tool === 'curl' && needed.includes('wget') && !base.lacks.includes('wget')) return undefined;
  return { tool, base: base.name, replacement: replace(command.join(' '), image, base) };
}

function toolsOf([form, ...rest]: readonly string[]): readonly Tool[] {
  const words = rest.join(' ');
  const named = (['bash', 'curl', 'wget', 'sh'] as const).filter((name) => runsTool(words, name));
  return form === 'CMD-SHELL' ? ['sh', ...named] : named;
}

function replace(command: string, image: string, { lacks }: Base): string | undefined {
  const asked = addressOf(command)?.address;
  if (asked === undefined || lacks.includes('sh')) return undefined;
  const url = withoutLocalhost(asked.startsWith('http') ? asked : `http://${asked}`);
  if (!lacks.includes('wget')) return `CMD-SHELL wget -qO- ${url} || exit 1`;
  if (/\bpython\b/.test(image)) {
    return `CMD-SHELL python -c "import urllib.request; urllib.request.urlopen('${url}', timeout=3)"`;
  }
  if (!/(?:^|\/)node:/.test(image)) return undefined;
  return `CMD-SHELL node -e "fetch('${url}').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"`;
}
