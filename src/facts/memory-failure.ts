import type { MemoryLineKind } from '../model/vocabulary/memory-lines.ts';
import { isExit, isHealthStop, memoryLineOf } from './crash.ts';
import type { Facts } from './facts.ts';
import type { LogMatch } from './log-match.ts';
import type { Stop } from './stop.ts';

/** A failed task whose log speaks of memory. */
export interface MemoryFailure {
  readonly stop: Stop;
  readonly line: LogMatch<MemoryLineKind>;
}

/**
 * The tasks that ended by themselves or failed a health check after a memory line of one of `kinds`. Tasks whose
 * stop reason already says OutOfMemoryError are left to the rule about the container's limit.
 */
export function memoryFailures(facts: Facts, kinds: readonly MemoryLineKind[]): readonly MemoryFailure[] {
  return facts.failures.flatMap((stop) => {
    const line = memoryLineOf(stop);
    if (line === undefined || !kinds.includes(line.kind)) return [];
    return stop.ending === 'unrecorded' || isExit(stop) || isHealthStop(stop) ? [{ stop, line }] : [];
  });
}
