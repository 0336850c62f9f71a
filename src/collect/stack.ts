import { AwsFailure } from '../aws/failure.ts';
import type { AwsPort } from '../aws/port.ts';
import { absent } from '../model/section.ts';
import type { Stack, StackEvent, StackResource } from '../model/stack.ts';
import { readAnswer } from './answers/read-answer.ts';
import { type StackHeading, stackEventsAnswer, stacksAnswer } from './answers/stack.ts';
import { observe } from './observe.ts';
import { followPages, unique } from './pages.ts';
import { listStackResources } from './stack-resources.ts';

const PAGES = 10;
/** Stacks within stacks: this deep, and this many at each depth, is looked into. */
const DEPTH = 3;
const NESTED = 20;

const STACK_TYPE = 'AWS::CloudFormation::Stack';

const NOT_ASKED = absent<readonly StackResource[]>('the names in the template were not asked for');

/**
 * Reads a stack and the events of its newest operation, those of nested stacks included, newest first, and its resources
 * where their names in the template are wanted. Rejects with an
 * `AwsFailure`; of kind `not-found` where there is no such stack.
 */
export async function readStack(port: AwsPort, name: string, names: 'read' | 'skip'): Promise<Stack> {
  const [stack, events, resources] = await Promise.all([
    describeStack(port, name),
    eventsWithin(port, name, DEPTH),
    names === 'read' ? observe(() => listStackResources(port, name)) : NOT_ASKED,
  ]);
  return { ...stack, events: events.toSorted((one, other) => other.at - one.at), resources };
}

async function describeStack(port: AwsPort, name: string): Promise<StackHeading> {
  const answer = await port.call('DescribeStacks', { StackName: name });
  const [stack] = readAnswer(stacksAnswer, 'DescribeStacks', answer).Stacks;
  if (stack === undefined) {
    throw new AwsFailure(
      'not-found',
      'cloudformation:DescribeStacks',
      'ValidationError',
      `stack ${name} does not exist`,
    );
  }
  return stack;
}

async function eventsWithin(port: AwsPort, name: string, depth: number): Promise<readonly StackEvent[]> {
  const events = await newestEvents(port, name);
  if (depth === 0) return events;
  const nested = nestedStackIds(events).slice(0, NESTED);
  const within = await Promise.all(nested.map((id) => eventsWithin(port, id, depth - 1)));
  return [...events, ...within.flat()];
}

/** Events come newest first, over years: older operations are not followed. */
async function newestEvents(port: AwsPort, name: string): Promise<readonly StackEvent[]> {
  const { items } = await followPages('cloudformation:DescribeStackEvents', PAGES, async (NextToken) => {
    const answer = await port.call('DescribeStackEvents', { StackName: name, NextToken });
    const page = readAnswer(stackEventsAnswer, 'DescribeStackEvents', answer);
    const next = page.StackEvents.some(beginsOperation) ? undefined : page.NextToken;
    return { items: page.StackEvents, next };
  });
  return items;
}

/** The first event of an operation on a stack itself says who asked for it. */
function beginsOperation({ resourceType, status, reason, stackName, logicalId }: StackEvent): boolean {
  if (resourceType !== STACK_TYPE || stackName !== logicalId) return false;
  return /^(CREATE|UPDATE|IMPORT)_IN_PROGRESS$/.test(status) && /user initiated/i.test(reason ?? '');
}

/** A stack also appears among its own events; those that are nested have another name. */
function nestedStackIds(events: readonly StackEvent[]): string[] {
  const nested = events.filter(
    ({ resourceType, stackName, logicalId, physicalId }) =>
      resourceType === STACK_TYPE && logicalId !== stackName && (physicalId ?? '') !== '',
  );
  return unique(nested.flatMap(({ physicalId }) => physicalId ?? []));
}
