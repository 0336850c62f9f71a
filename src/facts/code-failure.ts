import { probeOf, type TargetFailure } from './health-failure.ts';

/** 502 and 503 from a task that was not ready (yet) are the proxy's words for a slow start. */
export function isCodeFailure({ probe, timing }: TargetFailure): boolean {
  if (probe?.kind !== 'codes') return false;
  const starting = probe.codes.every((code) => code === 502 || code === 503);
  return !(starting && (timing === 'never' || timing === 'too-late'));
}

/** The status codes in the words of a load balancer; none where it speaks of something else. */
export function codesOf(text: string | undefined): readonly number[] {
  const probe = probeOf(text);
  return probe.kind === 'codes' ? probe.codes : [];
}
