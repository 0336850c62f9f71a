import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskFiles } from '../src/files.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'files-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

describe('reading a file', () => {
  it('gives its text', async () => {
    await writeFile(join(directory, 'a'), 'é\n');
    await expect(diskFiles.read(join(directory, 'a'), 10)).resolves.toBe('é\n');
  });

  it('reads as much as may be, and not a byte more', async () => {
    await writeFile(join(directory, 'a'), 'x'.repeat(10));
    await expect(diskFiles.read(join(directory, 'a'), 10)).resolves.toHaveLength(10);
    await expect(diskFiles.read(join(directory, 'a'), 9)).rejects.toThrow(/is larger than/);
  });

  it('says that there is none, or that it is a directory', async () => {
    await expect(diskFiles.read(join(directory, 'a'), 10)).rejects.toThrow(/there is no such file/);
    await expect(diskFiles.read(directory, 10)).rejects.toThrow(/it is a directory/);
  });
});

describe('writing a private file', () => {
  it('lets only its owner read it, and leaves nothing else behind', async () => {
    await diskFiles.writePrivate(join(directory, 'a'), 'secret');
    expect((await stat(join(directory, 'a'))).mode & 0o777).toBe(0o600);
    expect(await readdir(directory)).toEqual(['a']);
  });

  it('replaces a file whole, its mode included', async () => {
    await writeFile(join(directory, 'a'), 'a longer text than the new one', { mode: 0o644 });
    await diskFiles.writePrivate(join(directory, 'a'), 'new');
    expect(await readFile(join(directory, 'a'), 'utf8')).toBe('new');
    expect((await stat(join(directory, 'a'))).mode & 0o777).toBe(0o600);
  });

  it('does not follow a symbolic link', async () => {
    await writeFile(join(directory, 'target'), 'kept');
    await symlink(join(directory, 'target'), join(directory, 'link'));
    await expect(diskFiles.writePrivate(join(directory, 'link'), 'new')).rejects.toThrow(/symbolic link/);
    expect(await readFile(join(directory, 'target'), 'utf8')).toBe('kept');
  });

  it('does not replace a directory, and says where there is none to write in', async () => {
    await mkdir(join(directory, 'd'));
    await expect(diskFiles.writePrivate(join(directory, 'd'), 'new')).rejects.toThrow(/it is a directory/);
    await expect(diskFiles.writePrivate(join(directory, 'none', 'a'), 'x')).rejects.toThrow(/no such file/);
  });
});
