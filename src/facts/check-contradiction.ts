import { type ErrorLineKind, isSpecific } from '../model/vocabulary/error-lines.ts';
import type { Facts } from './facts.ts';
import type { CheckFailure } from './health-failure.ts';
import type { LogMatch } from './log-match.ts';
import { servedTargets } from './served-targets.ts';

/**
 * Whether a container check failed although the application was ready: by its own log, or because the load balancer finds
 * it healthy at the same time while no task passes the check.
 */
export function isContradicted({ timing, containerName }: CheckFailure, facts: Facts): boolean {
  if (timing === 'in-time') return true;
  const passes = facts.live.some(({ task }) => task.healthStatus === 'HEALTHY');
  return timing === 'no-log' && !passes && servedTargets(containerName, facts).length > 0;
}

/** Errors after the ready line: they do not stop the application, but a check may ask what they are about. */
export function errorsMeanwhile({ stop, containerName }: CheckFailure): readonly LogMatch<ErrorLineKind>[] {
  return stop.logs.flatMap(({ containerName: name, error }) =>
    name === containerName && error !== undefined && isSpecific(error.kind) ? [error] : [],
  );
}
