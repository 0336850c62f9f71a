import type { Section } from '../../src/model/section.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';

/** Every section of a snapshot by its name. */
export function sectionsOf({ blueprint, vitals }: Snapshot): Record<string, Section<unknown>> {
  const { service: settings, ...asked } = blueprint;
  const { otherStoppedTasks: _count, otherStoppingTasks: _tasks, ...happened } = vitals;
  return { settings, ...asked, ...happened };
}
