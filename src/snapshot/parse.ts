import * as v from 'valibot';
import { UserError } from '../errors.ts';
import { SNAPSHOT_VERSION, type Snapshot } from '../model/snapshot.ts';
import { snapshotSchema } from './schema.ts';

/** A snapshot of the largest service stays well below this, in characters. */
const SIZE_LIMIT = 64 * 1024 * 1024;
/** Twice as deep as a snapshot goes. */
const DEPTH_LIMIT = 24;

const SAVE = 'Save one with `ecs-doctor diagnose --save FILE`.';

/**
 * Reads a saved snapshot. `name` is the file's, for messages. Throws a `UserError` (code 2) where the text is not JSON,
 * not a snapshot, of a newer version, or has a field of the wrong kind.
 */
export function parseSnapshot(text: string, name: string): Snapshot {
  if (text.length > SIZE_LIMIT) throw new UserError(`${name} is too large to be a snapshot`, SAVE);
  if (isDeeperThan(text, DEPTH_LIMIT))
    throw new UserError(`${name} is nested too deeply to be a snapshot`, SAVE);
  const value = parseJson(text, name);
  checkVersion(value, name);
  const result = v.safeParse(snapshotSchema, value, { abortEarly: true });
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]) ?? 'the whole';
  throw new UserError(`${name} is not a whole snapshot: ${path} is missing or of the wrong kind`, SAVE);
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UserError(`${name} is not JSON`, SAVE);
    throw error;
  }
}

function checkVersion(value: unknown, name: string): void {
  const version =
    typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version !== 'number') throw new UserError(`${name} is not a snapshot`, SAVE);
  if (version > SNAPSHOT_VERSION) {
    throw new UserError(
      `${name} is a snapshot of version ${version}; this program reads version ${SNAPSHOT_VERSION}`,
      'Update ecs-doctor.',
    );
  }
}

/** Counts brackets outside strings, before anything is parsed. */
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isInString) {
      if (character === '\\') index += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}
