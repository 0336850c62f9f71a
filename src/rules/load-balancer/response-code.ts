/** What a status code usually means when a load balancer's probe gets it, and what to do about it. */
export interface CodeAdvice {
  readonly what: string;
  readonly steps: readonly string[];
}

/**
 * Advice by status code. The probe has the target's own address as Host header and follows no redirects:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
const ADVICE: Readonly<Record<number, CodeAdvice>> = {
  400: {
    what: 'It refuses the Host header (the probe carries the private address of the task), or expects TLS where the probe speaks plain HTTP.',
    steps: [
      'If the port speaks TLS, let the target group check with HTTPS.',
      'Let the health check path answer whatever the Host header is (Django: ALLOWED_HOSTS, Rails: config.hosts must take the task’s own address, or serve the path before that check).',
    ],
  },
  401: {
    what: 'It asks the probe for a login.',
    steps: ['Serve the health check path without authentication.'],
  },
  403: {
    what: 'It refuses the probe.',
    steps: ['Serve the health check path without authentication, and let no firewall rule refuse the probe.'],
  },
  404: {
    what: 'There is nothing at that path.',
    steps: [
      'Set the health check path of the target group to one that exists, or add it to the application.',
    ],
  },
  405: { what: 'It does not allow GET there.', steps: ['Answer GET on the health check path.'] },
  502: {
    what: 'A proxy in the task answers, but the application behind it does not.',
    steps: ['Look at the log of the application behind the proxy; give it time to start (grace period).'],
  },
  503: {
    what: 'It says that it is not available: a component that the health route asks is down, or it is overloaded.',
    steps: [
      'Look at the log of the application for the component that is down.',
      'Keep shared dependencies out of the check that decides over the life of the task: when one fails, every task is replaced.',
    ],
  },
  504: {
    what: 'A proxy in the task answers, but the application behind it does not in time.',
    steps: ['Look at what makes the application behind the proxy slow.'],
  },
};

const REDIRECT: CodeAdvice = {
  what: 'The application redirects the probe, for example to https or to a path with a slash at the end.',
  steps: [
    'Exclude the health check path from the redirect, or point the health check at a path that answers 200 by itself.',
    'Only if that is not possible, accept the redirect in the target group (matcher).',
  ],
};

const SERVER_ERROR: CodeAdvice = {
  what: 'The health route of the application itself fails.',
  steps: [
    'Look at the log of the application for the error on this path; keep dependencies out of the check that decides over the life of the task.',
  ],
};

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html (gRPC) */
const GRPC: CodeAdvice = {
  what: 'It answers with a gRPC status (12 is UNIMPLEMENTED: there is no such method; 14 is UNAVAILABLE).',
  steps: [
    'Point the health check at a method that exists, such as /grpc.health.v1.Health/Check, and accept status 0.',
  ],
};

const UNACCEPTED: CodeAdvice = {
  what: 'The target group does not accept it.',
  steps: ['Answer with an accepted code, or accept this one.'],
};

/** Advice for one status code. */
export function codeAdvice(code: number): CodeAdvice {
  const known = ADVICE[code];
  if (known !== undefined) return known;
  if (code < 100) return GRPC;
  if (code >= 500) return SERVER_ERROR;
  return code >= 300 && code < 400 ? REDIRECT : UNACCEPTED;
}
