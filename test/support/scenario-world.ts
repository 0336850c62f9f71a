import { type Faults, NO_FAULTS } from '../../src/simulator/account.ts';
import { simulatedPort } from '../../src/simulator/in-process.ts';
import { REGION } from '../../src/simulator/names.ts';
import { SCENARIOS } from '../../src/simulator/scenarios/index.ts';
import { playScenario } from '../../src/simulator/world.ts';
import { NOW, type World } from './fake-context.ts';

/** A world in which AWS answers as a scenario of the simulator has it at `NOW`, in process. */
export function scenarioWorld(name: string, faults: Faults = NO_FAULTS): World & { readonly target: string } {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  const account = playScenario(scenario, NOW).account();
  const { cluster, service } = scenario.target;
  return {
    target: `${cluster}/${service}`,
    connect: async (access) => ({
      port: simulatedPort(() => account, faults),
      region: access.region ?? REGION,
    }),
  };
}
