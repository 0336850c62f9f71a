import { release } from './deployments.ts';
import { moveStack, nestedResource, recordStackEvent, serviceResource } from './stack-events.ts';
import type { ResourceStatus, ServiceLife, StackLife, StackStatus, WorldState } from './state.ts';

/** CloudFormation gives a service about three hours: https://github.com/aws/containers-roadmap/issues/1303 */
const LIMIT_SECONDS = 3 * 3600;
const POLL_SECONDS = 15;
const TOKEN = 'RequestToken: 5d0f2c3b-7a41-4a8e-a1d6-0c9be2f4a713';
const BROKEN = `Resource handler returned message: "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'." (${TOKEN}, HandlerErrorCode: GeneralServiceException)`;
const TIMED_OUT = `Resource handler returned message: "Exceeded attempts to wait" (${TOKEN}, HandlerErrorCode: NotStabilized)`;

/** Waits for the service of a stack to settle; then completes the stack and its parent, or rolls them back. */
export function awaitService(world: WorldState, stack: StackLife, parent: StackLife | undefined): void {
  const stacks = parent === undefined ? [stack] : [stack, parent];
  const deadline = world.agenda.now() + LIMIT_SECONDS * 1000;
  const poll = (): void => {
    const service = serviceOf(world, stack);
    const deployment = service?.history.find((candidate) => candidate.rollbackOf === undefined);
    if (service !== undefined && deployment?.rollout === 'COMPLETED') completeStacks(world, stacks);
    else if (service !== undefined && deployment?.rollout === 'FAILED')
      failStacks(world, stacks, service, BROKEN);
    else if (service !== undefined && world.agenda.now() >= deadline)
      failStacks(world, stacks, service, TIMED_OUT);
    else world.agenda.after(POLL_SECONDS, poll);
  };
  world.agenda.after(POLL_SECONDS, poll);
}

function serviceOf(world: WorldState, stack: StackLife): ServiceLife | undefined {
  return world.services.find((service) => service.settings.name === stack.settings.serviceName);
}

function completeStacks(world: WorldState, stacks: readonly StackLife[]): void {
  settleStacks(world, stacks, (stack) => `${stack.settings.operation}_COMPLETE`);
}

/** The service, its stack, and the stack as a resource of its parent, from the inside out. */
function settleStacks(
  world: WorldState,
  stacks: readonly StackLife[],
  statusOf: (stack: StackLife) => ResourceStatus,
  reason?: string,
): void {
  const [stack, parent] = stacks;
  if (stack === undefined) return;
  recordStackEvent(world, stack, { ...serviceResource(world, stack), status: statusOf(stack), reason });
  const own = reason === undefined ? undefined : failedReason(stack, stack.settings.serviceLogicalId);
  moveStack(world, stack, endStatus(stack, reason), own);
  if (parent === undefined) return;
  recordStackEvent(world, parent, { ...nestedResource(stack), status: statusOf(stack), reason: own });
  const upper = reason === undefined ? undefined : failedReason(parent, nestedResource(stack).logicalId);
  moveStack(world, parent, endStatus(parent, reason), upper);
}

function endStatus(stack: StackLife, reason: string | undefined): StackStatus {
  const { operation } = stack.settings;
  if (reason === undefined) return `${operation}_COMPLETE`;
  return operation === 'CREATE' ? 'ROLLBACK_IN_PROGRESS' : 'UPDATE_ROLLBACK_IN_PROGRESS';
}

function failedReason(stack: StackLife, logicalId: string): string {
  const verb = stack.settings.operation.toLowerCase();
  return `The following resource(s) failed to ${verb}: [${logicalId}]. Rollback requested by user.`;
}

function failStacks(
  world: WorldState,
  stacks: readonly StackLife[],
  service: ServiceLife,
  reason: string,
): void {
  settleStacks(world, stacks, (stack) => `${stack.settings.operation}_FAILED`, reason);
  if (stacks[0]?.settings.operation === 'UPDATE') {
    restore(world, service);
    awaitRollback(
      world,
      stacks,
      'UPDATE_ROLLBACK_COMPLETE',
      () => service.history[0]?.rollout === 'COMPLETED',
    );
    return;
  }
  service.desiredCount = 0;
  service.status = 'DRAINING';
  awaitRollback(world, stacks, 'ROLLBACK_COMPLETE', () => service.status === 'INACTIVE');
}

/** Goes back to the last revision that was completed, unless the circuit breaker has done so already. */
function restore(world: WorldState, service: ServiceLife): void {
  const good = service.history.find((candidate) => candidate.rollout === 'COMPLETED');
  if (good === undefined || service.history[0]?.revision === good.revision) return;
  release(world, service, good.revision);
}

function awaitRollback(
  world: WorldState,
  stacks: readonly StackLife[],
  status: StackStatus,
  isDone: () => boolean,
): void {
  world.agenda.after(POLL_SECONDS, () => {
    if (isDone()) for (const stack of stacks) moveStack(world, stack, status);
    else awaitRollback(world, stacks, status, isDone);
  });
}
