import { recordLater } from './service-events.ts';
import type { DeploymentLife, ServiceLife, WorldState } from './state.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html: up to 27 minutes. */
const LONGEST_SECONDS = 27 * 60;
const FIRST_SECONDS = 10;
const ROUNDS_BEFORE_EVENT = 2;

/** How long a deployment waits after so many rounds of starts in a row that never reached RUNNING. */
export function backOffSeconds(failedRounds: number): number {
  return Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (failedRounds - 1));
}

/** Makes a deployment wait after a round of failed starts. */
export function backOff(world: WorldState, service: ServiceLife, deployment: DeploymentLife): void {
  const now = world.agenda.now();
  // Tasks of one round may be noticed one after another.
  if (now < deployment.notBefore) return;
  deployment.failedRounds += 1;
  deployment.notBefore = now + backOffSeconds(deployment.failedRounds) * 1000;
  if (deployment.failedRounds <= ROUNDS_BEFORE_EVENT) return;
  recordLater(
    world.agenda,
    service,
    2,
    'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  );
}
