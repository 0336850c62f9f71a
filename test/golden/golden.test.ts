import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../src/simulator/scenarios/index.ts';
import { runIn } from '../support/fake-context.ts';
import { scenarioWorld } from '../support/scenario-world.ts';
import { transcriptOf } from './transcript.ts';

const UPDATES = process.env.UPDATE_GOLDEN === '1';

const fileOf = (name: string) => new URL(`${name}.txt`, import.meta.url);

describe.each(SCENARIOS)('the scenario $name', (scenario) => {
  const { name, expected } = scenario;

  it('reads as it was reviewed; after a change that is meant, run `UPDATE_GOLDEN=1 npm test` and read the difference', async () => {
    const transcript = await transcriptOf(scenario);
    if (UPDATES) writeFileSync(fileOf(name), transcript);
    const reviewed = existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : '';
    expect(transcript).toBe(reviewed);
  });

  it('is diagnosed as what it is', async () => {
    const world = scenarioWorld(name);
    const { stdout } = await runIn(world, 'diagnose', world.target, '-o', 'json');
    const { diagnosis } = JSON.parse(stdout);
    expect(expected.verdicts).toContain(diagnosis.verdict);
    expect(diagnosis.rootCause?.category ?? null).toBe(expected.category);
    expect(diagnosis.rootCause?.id).toBe(expected.rule);
  });

  it('fits 100 columns, but for addresses, which are never cut', async () => {
    const lines = (await transcriptOf(scenario)).split('\n');
    for (const line of lines.filter((one) => !/^ {2}https:\/\/\S+$/.test(one))) {
      expect(line.length).toBeLessThanOrEqual(100);
    }
  });
});

it('no golden file is left of a scenario that is gone', () => {
  const kept = readdirSync(new URL('./', import.meta.url)).filter((name) => name.endsWith('.txt'));
  expect(kept.sort()).toEqual(SCENARIOS.map(({ name }) => `${name}.txt`).sort());
});
