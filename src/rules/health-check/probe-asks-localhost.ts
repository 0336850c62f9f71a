import { settingEvidence } from '../../facts/evidence.ts';
import { hasPassed, probedContainers } from '../../facts/probe.ts';
import { defineRiskRule } from '../risk-rule.ts';

export const probeAsksLocalhost = defineRiskRule({
  id: 'probe-asks-localhost',
  category: 'health-check',
  title: 'The health check asks localhost, which may mean another address than the server listens on',
  needs: ['taskDefinitions'],
  means: 'The check may be refused although the server is well.',
  why: 'localhost may resolve to ::1 first, and some tools try no other address. A server that listens on 0.0.0.0, or on the address of the task only, is not reached there.',
  confirm: [
    {
      run: "docker run --rm --entrypoint sh IMAGE -c 'getent hosts localhost'",
      look: 'The answer is ::1, while the server listens on 0.0.0.0.',
    },
  ],
  remedy: 'Write 127.0.0.1 in the command of the check, and let the server listen on 0.0.0.0.',
  notWhen: 'A check that was seen to pass asks the right address.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html'],
  look: (facts) => {
    const probed = probedContainers(facts).find(
      ({ name, command }) => /\blocalhost\b/.test(command) && !hasPassed(name, facts),
    );
    if (probed === undefined) return undefined;
    const { name, command } = probed;
    return {
      summary: `The check of ${name} asks localhost (“${command}”) and was not seen to pass.`,
      evidence: settingEvidence(
        'ecs:DescribeTaskDefinition',
        `containerDefinitions[${name}].healthCheck.command`,
        `the health check runs “${command}”`,
      ),
      settings: [
        {
          path: 'healthCheck.command',
          container: name,
          current: command,
          recommended: command.replaceAll('localhost', '127.0.0.1'),
          unit: '',
          because: 'an address leaves no choice between ::1 and 127.0.0.1',
        },
      ],
    };
  },
});
