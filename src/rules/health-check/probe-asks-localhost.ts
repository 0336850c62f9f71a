import { asksLocalhost, withoutLocalhost } from '../../facts/probe-address.ts';
import { wasSeenHealthy } from '../../facts/seen-healthy.ts';
import { defineRule } from '../define.ts';
import { commandEvidence, commandOf } from './probe.ts';
import { doubtTool } from './probe-tool.ts';

/** Clients that try every address that a name has, so that they reach 127.0.0.1 in the end. */
const TRIES_EVERY_ADDRESS = /\b(?:curl|python3?)\b/;

export const probeAsksLocalhost = defineRule({
  id: 'probe-asks-localhost',
  category: 'health-check',
  severity: 'info',
  role: 'risk',
  saidBy: ['check-never-passes', 'container-unhealthy', 'awaited-check-fails'],
  title: 'The health check asks localhost, which may mean ::1',
  needs: ['taskDefinitions'],
  means: 'The check may be refused although the server is well.',
  why: 'In a container localhost may resolve to the IPv6 address ::1 first. A client that tries only the first address, such as the wget of Alpine, is refused there if the server listens on 0.0.0.0 alone, and the container is UNHEALTHY while the application works.',
  confirm: [
    {
      run: "docker run --rm --entrypoint sh IMAGE -c 'getent hosts localhost'",
      look: 'The answer is ::1, while the server listens on 0.0.0.0.',
    },
  ],
  remedy: 'Write 127.0.0.1 in the command of the health check, and let the server listen on 0.0.0.0.',
  notWhen:
    'curl and Python try every address of a name, so of them nothing is said; neither once a task was HEALTHY.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html'],
  check: (facts) =>
    (facts.definition?.containers ?? []).flatMap((container) => {
      const command = container.healthCheck?.command.join(' ') ?? '';
      if (!asksLocalhost(command) || TRIES_EVERY_ADDRESS.test(command)) return [];
      if (wasSeenHealthy(container.name, facts)) return [];
      // The command that replaces a doubtful tool asks 127.0.0.1 already.
      if (doubtTool(container)?.replacement !== undefined) return [];
      return [
        {
          summary: `The health check ${commandOf(container)} of container ${container.name} asks localhost, and no task was seen HEALTHY: where that means ::1, a server that listens on 0.0.0.0 refuses it.`,
          tasks: [],
          evidence: [commandEvidence(container.name, container)],
          settings: [
            {
              path: 'healthCheck.command',
              container: container.name,
              current: command,
              recommended: withoutLocalhost(command),
              unit: '',
              because:
                '127.0.0.1 is never ::1; a rule of thumb, since to which address the name resolves was not seen',
            },
          ],
        },
      ];
    }),
});
