import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** The program as it is installed. */
export const PROGRAM = fileURLToPath(new URL('../../bin/ecs-doctor.js', import.meta.url));

export type Environment = Readonly<Record<string, string>>;

/** A machine without AWS configuration, without credentials and without a region. */
export const BARE: Environment = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** A machine with credentials and a region. */
export const CONFIGURED: Environment = {
  ...BARE,
  AWS_ACCESS_KEY_ID: 'simulated',
  AWS_SECRET_ACCESS_KEY: 'simulated',
  AWS_REGION: 'eu-west-1',
};

/** How a program ended: its code, or the signal that ended it, and everything that it wrote. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program to its end. */
export function run(args: readonly string[], env: Environment = CONFIGURED): Promise<Ending> {
  return endingOf(start(args, env));
}

/** Runs a line of bash in which `"$NODE" "$PROGRAM"` is the built program. */
export function runInShell(line: string, env: Environment = CONFIGURED): Promise<Ending> {
  const shellEnv = { ...env, NODE: process.execPath, PROGRAM };
  return endingOf(spawn('bash', ['-c', line], { env: shellEnv, stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** Runs the built program, sends it a signal as soon as it has written `line` to stderr, and waits for its end. */
export function interrupt(args: readonly string[], line: string, signal: NodeJS.Signals): Promise<Ending> {
  const child = start(args, CONFIGURED);
  let seen = '';
  child.stderr.on('data', (chunk) => {
    const before = seen;
    seen += String(chunk);
    if (seen.includes(line) && !before.includes(line)) child.kill(signal);
  });
  return endingOf(child);
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

function start(args: readonly string[], env: Environment): Child {
  return spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

function endingOf(child: Child): Promise<Ending> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk) => stdout.push(chunk));
  child.stderr.on('data', (chunk) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({
        code,
        signal,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      });
    });
  });
}
