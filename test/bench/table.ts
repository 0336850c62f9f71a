import { collect } from '../../src/collect/collect.ts';
import { parseTarget } from '../../src/collect/target/parse.ts';
import { resolveTargets } from '../../src/collect/target/resolve.ts';
import { diagnose } from '../../src/diagnose/index.ts';
import type { Account } from '../../src/simulator/account.ts';
import { simulatedPort } from '../../src/simulator/in-process.ts';
import { REGION } from '../../src/simulator/names.ts';
import { deployment89 } from '../../src/simulator/scenarios/deployment-89.ts';
import { startEndpoint } from '../../src/simulator/wire/endpoint.ts';
import { playScenario } from '../../src/simulator/world.ts';
import { serveLines } from './log-lines.ts';
import { peakMiB, wallMilliseconds } from './program.ts';

const RUNS = 10;
const { cluster, service } = deployment89.target;

/** The middle one of several measurements. */
async function median(measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < RUNS; run += 1) values.push(await measure());
  return values.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

/** Reads and diagnoses the account in this process, without a network; in milliseconds. */
async function pipelineMilliseconds(account: Account, now: number): Promise<number> {
  const began = performance.now();
  const port = simulatedPort(() => account);
  const request = parseTarget({ cluster, services: [service] });
  for (const target of await resolveTargets(port, request, REGION)) {
    diagnose(await collect(port, target, now), { name: 'ecs-doctor', version: 'bench' });
  }
  return performance.now() - began;
}

function row(what: string, milliseconds: string, mebibytes: string): string {
  return `${what.padEnd(44)}${milliseconds.padStart(8)}${mebibytes.padStart(10)}\n`;
}

async function programRow(args: readonly string[], what: string): Promise<string> {
  await wallMilliseconds(args);
  const milliseconds = await median(() => wallMilliseconds(args));
  return row(what, milliseconds.toFixed(0), (await peakMiB(args)).toFixed(0));
}

/** So many lines of the tasks that run, in one run: it takes long enough to be measured once. */
async function logsRow(lines: number): Promise<string> {
  const ours = account.tasks.filter(
    ({ group, lastStatus }) => group === `service:${service}` && lastStatus === 'RUNNING',
  );
  const streams = ours.map(({ taskArn = '' }) => `fastapi/fastapi/${taskArn.split('/').at(-1)}`);
  const server = await serveLines(endpoint.url, streams, lines, Date.now());
  const args = ['logs', `${cluster}/${service}`, '--endpoint-url', server.url, '--since', '1h'];
  const milliseconds = await wallMilliseconds(args);
  const mebibytes = await peakMiB(args);
  await server.close();
  return row(`ecs-doctor logs, ${lines} lines, once`, milliseconds.toFixed(0), mebibytes.toFixed(0));
}

const now = Date.now();
const account = playScenario(deployment89, now).account();
const endpoint = await startEndpoint(() => account);
const diagnosis = ['diagnose', `${cluster}/${service}`, '--endpoint-url', endpoint.url];

process.stdout.write(row(`median of ${RUNS}`, 'ms', 'peak MiB'));
process.stdout.write(await programRow(['--help'], 'ecs-doctor --help'));
process.stdout.write(await programRow(['explain', 'check-flaps'], 'ecs-doctor explain RULE-ID'));
process.stdout.write(await programRow(diagnosis, 'ecs-doctor diagnose, deployment-89, loopback'));
process.stdout.write(await logsRow(1_000_000));
await endpoint.close();

await pipelineMilliseconds(account, now);
const inProcess = await median(() => pipelineMilliseconds(account, now));
process.stdout.write(row('the pipeline alone, deployment-89, in process', inProcess.toFixed(0), '-'));
