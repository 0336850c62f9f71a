import * as v from 'valibot';
import { SNAPSHOT_VERSION, type Snapshot } from '../model/snapshot.ts';
import { blueprint } from './blueprint.ts';
import { count, instant, text } from './fields.ts';
import { vitals } from './vitals.ts';

/** A snapshot as a saved file has it. Fields that it does not name are dropped. */
export const snapshotSchema: v.GenericSchema<unknown, Snapshot> = v.object({
  version: v.literal(SNAPSHOT_VERSION),
  takenAt: instant,
  target: v.object({
    cluster: text,
    service: text,
    region: text,
    account: v.optional(text),
    stack: v.optional(text),
  }),
  blueprint,
  vitals,
  apiCalls: v.record(v.string(), count),
});
