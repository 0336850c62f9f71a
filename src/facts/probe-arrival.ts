import type { TargetGroup } from '../model/target-group.ts';
import type { LogMatch } from './log-match.ts';
import type { Stop } from './stop.ts';

const LONGEST_LINE = 2048;

/**
 * The newest line in which a task writes that a probe of the load balancer reached it, whatever it was answered: then
 * neither a security group nor a port keeps the probe out. A root path is asked by everybody and proves nothing.
 */
export function probeArrival(stop: Stop, group: TargetGroup | undefined): LogMatch<'probe'> | undefined {
  const path = group?.healthCheckPath;
  for (const { excerpt } of stop.logs) {
    if (excerpt.lines.state !== 'present') continue;
    const line = excerpt.lines.value.findLast(({ message }) => isProbe(message.slice(0, LONGEST_LINE), path));
    if (line) return { kind: 'probe', line, excerpt };
  }
  return undefined;
}

function isProbe(message: string, path: string | undefined): boolean {
  if (message.includes('ELB-HealthChecker/')) return true;
  if (path === undefined || path === '/') return false;
  return message.includes(`GET ${path} `) || message.includes(`"path":"${path}"`);
}
