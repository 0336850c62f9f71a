import { afterAll, beforeAll } from 'vitest';
import { type Account, type Faults, NO_FAULTS } from '../../src/simulator/account.ts';
import { SCENARIOS } from '../../src/simulator/scenarios/index.ts';
import type { Scenario } from '../../src/simulator/scenarios/scenario.ts';
import { startEndpoint } from '../../src/simulator/wire/endpoint.ts';
import { playScenario } from '../../src/simulator/world.ts';

/** A scenario that is served over the wire while the tests of a file run. */
export interface Served {
  readonly scenario: Scenario;
  readonly account: Account;
  /** `cluster/service`. */
  readonly service: string;
  /** The flag that leads to it. Known once the tests run. */
  at(): readonly [string, string];
}

/** Serves a scenario, as it looks now or as it was changed from that, while the tests of the file run. */
export function serveScenario(
  name: string,
  faults: Faults = NO_FAULTS,
  change: (account: Account) => Account = (account) => account,
): Served {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  const account = change(playScenario(scenario, Date.now()).account());
  let close = async () => {};
  let url = '';
  beforeAll(async () => {
    const endpoint = await startEndpoint(() => account, faults);
    close = endpoint.close;
    url = endpoint.url;
  });
  afterAll(() => close());
  const { cluster, service } = scenario.target;
  return { scenario, account, service: `${cluster}/${service}`, at: () => ['--endpoint-url', url] };
}
