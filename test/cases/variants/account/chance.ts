import { createHash } from 'node:crypto';

/** Hexadecimal digits (at most 64) that depend on `key` alone, so that a variant never changes between runs. */
export function hex(key: string, length: number): string {
  return createHash('sha256').update(key).digest('hex').slice(0, length);
}

/** A number between `low` and `high` that depends on `key` alone. */
export function between(key: string, low: number, high: number): number {
  return low + (Number.parseInt(hex(key, 8), 16) / 0xffffffff) * (high - low);
}
