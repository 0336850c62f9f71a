import { settingEvidence } from '../../facts/evidence.ts';
import { hasPassed, probedContainers } from '../../facts/probe.ts';
import { defineRiskRule } from '../risk-rule.ts';

/** What images of a kind are known to lack; their names or tags say of which kind they are. */
const LACKING: readonly (readonly [image: RegExp, tools: readonly string[]])[] = [
  [/distroless|scratch|chainguard/i, ['curl', 'wget', 'bash', 'sh']],
  [/alpine/i, ['curl', 'bash']],
  [/[-:]slim|ubi\d?-minimal|keycloak/i, ['curl', 'wget']],
];

export const probeToolDoubtful = defineRiskRule({
  id: 'probe-tool-doubtful',
  category: 'health-check',
  title: 'The health check calls a tool that images of this kind mostly lack',
  needs: ['taskDefinitions'],
  means: 'If the tool is not in the image, the check fails every time, whatever the application does.',
  why: 'The check runs inside the container with what its image has. Slim, alpine, distroless and scratch images leave out curl, wget or even a shell.',
  confirm: [
    {
      run: "docker run --rm --entrypoint sh IMAGE -c 'command -v curl wget bash'",
      look: 'The tool of the check is not printed, or there is no shell at all.',
    },
  ],
  remedy:
    'Use what the image has (wget of busybox, a one-liner of the runtime, a flag of the program itself), or add the tool.',
  notWhen: 'A check that was seen to pass has its tool.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html'],
  look: (facts) => {
    for (const { name, image = '', command } of probedContainers(facts)) {
      const lacking = LACKING.find(([pattern]) => pattern.test(image))?.[1] ?? [];
      const tool = lacking.find((one) => new RegExp(`(?:^|[\\s/;&|(])${one}(?:\\s|$)`).test(command));
      if (tool === undefined || hasPassed(name, facts)) continue;
      return {
        summary: `The check of ${name} calls ${tool}, and its image is ${image}.`,
        evidence: settingEvidence(
          'ecs:DescribeTaskDefinition',
          `containerDefinitions[${name}].healthCheck.command`,
          `the health check runs “${command}”, the image is ${image}`,
        ),
      };
    }
    return undefined;
  },
});
