import { lstat, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from './context.ts';
import { UserError } from './errors.ts';

const OWNER_ONLY = 0o600;
const MEBIBYTE = 1024 * 1024;

/** The files of this machine. */
export const diskFiles: Files = { read, writePrivate };

async function read(path: string, maxBytes: number): Promise<string> {
  try {
    return await readBounded(path, maxBytes);
  } catch (error) {
    throw explained(error, `cannot read ${path}`);
  }
}

async function readBounded(path: string, maxBytes: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const status = await file.stat();
    if (status.isDirectory()) {
      throw new UserError(`cannot read ${path}: it is a directory`, 'Name a file.');
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of file.createReadStream({ autoClose: false, end: maxBytes })) {
      chunks.push(chunk);
      bytes += chunk.length;
    }
    if (bytes > maxBytes) throw tooLarge(path, maxBytes);
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    await file.close();
  }
}

/** Writes beside the target and renames, so that a reader sees the old file or the whole new one, and never half of it. */
async function writePrivate(path: string, text: string): Promise<void> {
  await refuseOccupied(path);
  try {
    const directory = await mkdtemp(join(dirname(path), '.ecs-doctor-'));
    try {
      const draft = join(directory, 'draft');
      await writeFile(draft, text, { mode: OWNER_ONLY, flag: 'wx' });
      await rename(draft, path);
    } finally {
      await rm(directory, { recursive: true });
    }
  } catch (error) {
    throw explained(error, `cannot write ${path}`);
  }
}

/** A link could lead anywhere, and a device or a directory is nothing to replace. */
async function refuseOccupied(path: string): Promise<void> {
  const status = await lstat(path).catch(() => undefined);
  if (status === undefined || status.isFile()) return;
  const what = status.isSymbolicLink()
    ? 'a symbolic link'
    : status.isDirectory()
      ? 'a directory'
      : 'not a regular file';
  throw new UserError(
    `cannot write ${path}: it is ${what}`,
    'Name a regular file or one that does not exist.',
  );
}

function tooLarge(path: string, maxBytes: number): UserError {
  return new UserError(
    `cannot read ${path}: it is larger than ${Math.round(maxBytes / MEBIBYTE)} MiB`,
    'Is it the file that was meant?',
  );
}

function explained(error: unknown, what: string): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : undefined;
  switch (code) {
    case 'ENOENT':
      return new UserError(`${what}: there is no such file or directory`, 'Check the path.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new UserError(`${what}: permission denied`, 'Check who may read and write there.');
    case 'ENOTDIR':
    case 'EISDIR':
    case 'ENAMETOOLONG':
    case 'ENOSPC':
      return new UserError(`${what}: ${error.message}`, 'Choose another path.');
    default:
      return error;
  }
}
