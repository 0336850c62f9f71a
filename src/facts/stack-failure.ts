import type { Stack, StackEvent } from '../model/stack.ts';
import type { Facts } from './facts.ts';

/** The resource by which a stack failed or was rolled back. */
export interface StackFailure {
  readonly stack: Stack;
  readonly event: StackEvent;
  /** Where the event stands among those of the stack. */
  readonly index: number;
  /** Whether it is the service in question that failed. */
  readonly isOwn: boolean;
}

const STACK_TYPE = 'AWS::CloudFormation::Stack';

/**
 * The first resource that failed in the newest operation of the stack, where that operation failed or was rolled back; a
 * resource that was cancelled failed because of another one. `undefined` also where a later deployment of the service
 * was completed outside the operation: then the service is not what the rollback left.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export function stackFailure(facts: Facts): StackFailure | undefined {
  const { stack: section } = facts.snapshot.vitals;
  if (section.state !== 'present' || !/FAILED$|ROLLBACK/.test(section.value.status)) return undefined;
  const stack = section.value;
  const operation = newestOperation(stack);
  if (isSuperseded(operation, facts)) return undefined;
  const failures = operation.filter(
    ({ status, reason }) => status.endsWith('_FAILED') && !/cancell?ed/i.test(reason ?? ''),
  );
  // That a nested stack failed is said again of each stack around it: a resource within tells more.
  const event = failures.findLast(({ resourceType }) => resourceType !== STACK_TYPE);
  if (event === undefined) return undefined;
  return { stack, event, index: stack.events.indexOf(event), isOwn: isOwnService(event, facts) };
}

/** The events since somebody last asked for a change of the stack, newest first. */
function newestOperation({ name, events }: Stack): readonly StackEvent[] {
  const start = events.findIndex(
    ({ resourceType, logicalId, stackName, status, reason }) =>
      resourceType === STACK_TYPE &&
      stackName === name &&
      logicalId === name &&
      /user initiated/i.test(reason ?? '') &&
      /^(?:CREATE|UPDATE|IMPORT|DELETE)_IN_PROGRESS$/.test(status),
  );
  return start === -1 ? events : events.slice(0, start);
}

function isSuperseded(operation: readonly StackEvent[], { state, subject }: Facts): boolean {
  const primary = state?.deployments.find(({ status }) => status === 'PRIMARY');
  const end = operation[0]?.at;
  if (primary?.createdAt === undefined || end === undefined) return false;
  return subject.state === 'completed' && primary.createdAt > end;
}

/** A resource that was not created has no name of AWS yet: of that kind there is seldom more than one. */
function isOwnService({ resourceType, physicalId }: StackEvent, { settings }: Facts): boolean {
  if (resourceType !== 'AWS::ECS::Service') return false;
  return !physicalId || settings === undefined || physicalId === settings.arn;
}
