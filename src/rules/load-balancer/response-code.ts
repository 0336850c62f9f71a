/** What a status code usually means when a load balancer's probe gets it, and what to do about it. */
export interface CodeAdvice {
  readonly what: string;
  readonly steps: readonly string[];
}

/**
 * Advice for one status code. The probe has the target's own address as Host header and follows no redirects:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function codeAdvice(code: number): CodeAdvice {
  if (code >= 300 && code < 400) {
    return {
      what: 'The application redirects the probe, for example to https or to a path with a slash at the end.',
      steps: [
        'Exclude the health check path from the redirect, or point the health check at a path that answers 200 by itself.',
        'Only if that is not possible, accept the redirect in the target group (matcher).',
      ],
    };
  }
  switch (code) {
    case 400:
      return {
        what: 'It usually refuses the Host header: the probe carries the private address of the task.',
        steps: [
          'Let the health check path answer whatever the Host header is (Django: ALLOWED_HOSTS must take the task’s own address, or serve the path before that check).',
        ],
      };
    case 401:
    case 403:
      return {
        what: 'It asks the probe for a login or refuses it.',
        steps: [
          'Serve the health check path without authentication, and let no firewall rule refuse the probe.',
        ],
      };
    case 404:
      return {
        what: 'There is nothing at that path.',
        steps: [
          'Set the health check path of the target group to one that exists, or add it to the application.',
        ],
      };
    case 405:
      return { what: 'It does not allow GET there.', steps: ['Answer GET on the health check path.'] };
    case 502:
    case 503:
      return {
        what: 'A proxy in the task answers, but the application behind it does not.',
        steps: ['Look at the log of the application behind the proxy; give it time to start (grace period).'],
      };
    default:
      return code >= 500
        ? {
            what: 'The health route of the application itself fails.',
            steps: [
              'Look at the log of the application for the error on this path; keep dependencies out of the check that decides over the life of the task.',
            ],
          }
        : {
            what: 'The target group does not accept it.',
            steps: ['Answer with an accepted code, or accept this one.'],
          };
  }
}
