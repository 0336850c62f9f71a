import { errorsMeanwhile } from '../../facts/check-contradiction.ts';
import { logEvidence } from '../../facts/evidence.ts';
import type { CheckFailure } from '../../facts/health-failure.ts';
import { asksLocalhost } from '../../facts/probe-address.ts';
import { probeAnswer } from '../../facts/probe-answer.ts';
import type { Evidence } from '../../model/finding.ts';
import type { ContainerDefinition } from '../../model/task-definition.ts';
import { readErrorLine } from '../../model/vocabulary/error-lines.ts';
import { quote, quoteLine } from '../words.ts';

/** What the log says that a probe met, in words, as evidence, and what to do about it. */
export interface ProbeMet {
  readonly words: string;
  readonly evidence: readonly Evidence[];
  readonly steps: readonly string[];
}

/** Codes with which frameworks refuse a Host header: Django 400, Rails and Vite 403, others 421. */
const REFUSES_HOST: ReadonlySet<number> = new Set([400, 403, 421]);

const LET_HOST_IN =
  'Let the application take the host name that the probe asks (Django: add it to ALLOWED_HOSTS, Rails: to config.hosts), or let the probe send one that it takes: curl -H "Host: NAME".';

/** What the application answered the probe, or says itself of why it does not. */
export function probeMet(failure: CheckFailure, definition: ContainerDefinition | undefined): ProbeMet {
  const { stop, containerName } = failure;
  const command = definition?.healthCheck?.command.join(' ') ?? '';
  const own = stop.logs.filter((log) => log.containerName === containerName);
  const answer = probeAnswer(command, containerName, own);
  const refused = own.flatMap(({ refusedHost }) => refusedHost ?? [])[0];
  const busy = own.flatMap(({ slow }) => slow ?? [])[0];
  const [error] = errorsMeanwhile(failure);
  const hostSteps = refused || (answer && mayRefuseHost(answer.status, command)) ? [LET_HOST_IN] : [];
  return {
    words: [
      answer ? ` The application answers it with ${answer.status}: ${quote(answer.match.line.message)}.` : '',
      refused
        ? ` It refuses the host name: ${quoteLine(refused.line.message, (line) => readErrorLine(line) === 'host-header')}.`
        : '',
      busy ? ` It is busy: ${quote(busy.line.message)}, so that a probe may find no worker in time.` : '',
      error
        ? ` Meanwhile it writes ${quote(error.line.message)}: if the check asks for that, let /health answer for the process alone and ask dependencies on /health/ready.`
        : '',
    ].join(''),
    evidence: [answer?.match, refused, busy, error].flatMap((match) =>
      match === undefined ? [] : [logEvidence(match, 'circumstantial')],
    ),
    steps: [
      ...hostSteps,
      ...(answer && !refused ? stepsFor(answer.status) : []),
      ...(busy
        ? [
            'Find what makes requests slow, and give the container enough workers for them (php-fpm: pm.max_children; gunicorn: --workers), within its memory; let the check ask what needs no worker of the pool (php-fpm 8: pm.status_listen).',
          ]
        : []),
    ],
  };
}

function mayRefuseHost(status: number, command: string): boolean {
  return REFUSES_HOST.has(status) && (asksLocalhost(command) || command.includes('127.0.0.1'));
}

function stepsFor(status: number): readonly string[] {
  if (status === 401 || status === 403) return ['Serve the path of the check without a login.'];
  if (status === 404) return ['Let the check ask a path that exists, or add this one to the application.'];
  if (status === 405) return ['Answer the method of the probe (GET, or HEAD of wget --spider) on this path.'];
  if (status >= 500) return ['The health route itself fails: look at what the log says beside this answer.'];
  return [];
}
