import type { Account, StoredLogEvent } from '../account.ts';
import type { WorldState, WrittenLine } from '../world/state.ts';

/** Everything that has been written by now. A container that wrote nothing has no stream. */
export function projectLogs(world: WorldState): Account['logs'] {
  const now = world.agenda.now();
  const groups = [...world.logs].map(([group, streams]) => {
    const written = [...streams]
      .map(([stream, lines]) => [stream, eventsOf(lines, now)] as const)
      .filter(([, events]) => events.length > 0);
    return [group, Object.fromEntries(written)] as const;
  });
  return Object.fromEntries(groups);
}

function eventsOf(lines: readonly WrittenLine[], now: number): StoredLogEvent[] {
  return lines
    .filter((line) => line.at <= now)
    .toSorted((one, other) => one.at - other.at)
    .map((line) => ({ timestamp: line.at, message: line.text }));
}
