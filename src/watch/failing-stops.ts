import { readFacts } from '../facts/facts.ts';
import type { Stop } from '../facts/stop.ts';
import type { Finding } from '../model/finding.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { StopReasonKind } from '../model/vocabulary/stop-reasons.ts';

/** Stops that tell nothing of the deployment: it was no longer needed, somebody stopped it, or its host went away. */
const EXCUSED: ReadonlySet<StopReasonKind> = new Set([
  'scale-in',
  'stopped-by-user',
  'spot-interruption',
  'host-lost',
  'platform-maintenance',
]);

/** The tasks of a deployment that failed, newest first. */
export function failingStops(snapshot: Snapshot, deploymentId: string): readonly Stop[] {
  return readFacts(snapshot).stops.filter(
    ({ task, reason }) =>
      task.startedBy === deploymentId && (reason === undefined || !EXCUSED.has(reason.kind)),
  );
}

/** What failed tasks have in common: the reason, and where a container ended by itself, which one and how. */
export function causeOf({ reason, culprit }: Stop): string {
  if (reason?.kind === 'container-health-check') return 'container health check failed';
  if (reason?.kind === 'load-balancer-check') return 'load balancer health check failed';
  const container = culprit?.container;
  const ended =
    container?.exitCode === undefined ? '' : `container ${container.name} ended with ${container.exitCode}`;
  const said =
    reason === undefined || reason.kind === 'essential-exited' ? '' : reason.kind.replaceAll('-', ' ');
  return [said, ended].filter((part) => part !== '').join(', ') || 'no reason given';
}

/** The finding that leads, in one line: what it is, of which kind and how sure. */
export function findingWords({ title, category, confidence }: Finding): string {
  return `${title} (${category}, ${confidence})`;
}
