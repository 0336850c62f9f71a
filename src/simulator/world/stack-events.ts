import { serviceArn, stackArn } from '../names.ts';
import type { StackEventRecord, StackLife, StackStatus, WorldState } from './state.ts';

const STACK_TYPE = 'AWS::CloudFormation::Stack';

/** A resource as an event names it. */
export type ResourceName = Pick<StackEventRecord, 'logicalId' | 'physicalId' | 'type'>;

/** Adds an event to a stack, now. */
export function recordStackEvent(
  world: WorldState,
  stack: StackLife,
  event: Omit<StackEventRecord, 'id' | 'at'>,
): void {
  const at = world.agenda.now();
  const id = world.chance.fork(`${stack.name}/${stack.events.length}`).uuid();
  stack.events.unshift({ ...event, id, at });
}

/** Moves a stack to a status and says so. */
export function moveStack(world: WorldState, stack: StackLife, status: StackStatus, reason?: string): void {
  stack.status = status;
  stack.statusReason = reason;
  recordStackEvent(world, stack, { ...self(stack), status, reason });
}

/** A stack as a resource of itself, which is how its own events appear. */
export function self(stack: StackLife): ResourceName {
  return { logicalId: stack.name, physicalId: stackArn(stack.name), type: STACK_TYPE };
}

/** The service as a resource of its stack. */
export function serviceResource(world: WorldState, stack: StackLife): ResourceName {
  const { serviceLogicalId, serviceName } = stack.settings;
  return {
    logicalId: serviceLogicalId,
    physicalId: serviceArn(world.settings.cluster, serviceName),
    type: 'AWS::ECS::Service',
  };
}

/** A nested stack as a resource of its parent. */
export function nestedResource(stack: StackLife): ResourceName {
  const logicalId = stack.settings.nestedIn?.logicalId ?? stack.name;
  return { logicalId, physicalId: stackArn(stack.name), type: STACK_TYPE };
}
