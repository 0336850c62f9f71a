import type { Snapshot } from '../model/snapshot.ts';

/** A snapshot as the text of a file, which `parseSnapshot` reads back. */
export function formatSnapshot(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot, null, 1)}\n`;
}
