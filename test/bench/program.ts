import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/ecs-doctor.js', import.meta.url));

/** Writes how much memory a process needed at most, in kilobytes, where only we read it. */
const SAY_MEMORY =
  "data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))";

/** Credentials for the simulator and nothing of this machine: extra certificates alone cost 35 ms a start. */
const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_ACCESS_KEY_ID: 'simulated',
  AWS_SECRET_ACCESS_KEY: 'simulated',
  AWS_REGION: 'eu-west-1',
};

/** How long one run of the built program took, from its start to its end, in milliseconds. */
export async function wallMilliseconds(args: readonly string[]): Promise<number> {
  const began = performance.now();
  await outputOf([PROGRAM, ...args]);
  return performance.now() - began;
}

/** How much memory one run of the built program had at most, in MiB. */
export async function peakMiB(args: readonly string[]): Promise<number> {
  const kilobytes = await outputOf(['--import', SAY_MEMORY, PROGRAM, ...args]);
  return Number(kilobytes) / 1024;
}

/** Runs node to its end; resolves with what it wrote to its fourth file. */
function outputOf(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, {
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const chunks: string[] = [];
  child.stdio[3]?.on('data', (chunk) => chunks.push(String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 || code === 1) resolve(chunks.join(''));
      else reject(new Error(`${args.join(' ')} ended with ${code}`));
    });
  });
}
