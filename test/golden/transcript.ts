import type { Scenario } from '../../src/simulator/scenarios/scenario.ts';
import { runIn } from '../support/fake-context.ts';
import { scenarioWorld } from '../support/scenario-world.ts';

const TERMINAL = { columns: 100 };

/**
 * What a person sees of a scenario in a terminal of 100 columns without colours: the diagnosis (of the stack, where the
 * scenario has one) and the newest stopped tasks, each under its command line. The world begins at a fixed moment, so the
 * same program gives the same transcript.
 */
export async function transcriptOf({ name, target }: Scenario): Promise<string> {
  const service = `${target.cluster}/${target.service}`;
  const whole = target.stack === undefined ? [service] : ['--stack', target.stack];
  const world = { ...scenarioWorld(name), terminal: TERMINAL };
  const screens: string[] = [];
  for (const args of [
    ['diagnose', ...whole],
    ['stopped-tasks', service, '--all', '--limit', '6'],
  ]) {
    const { stdout, code } = await runIn(world, ...args, '--utc', '--color', 'never');
    screens.push(`$ ecs-doctor ${args.join(' ')} --utc\n\n${stdout}\n[exit code ${code}]\n`);
  }
  return screens.join('\n');
}
