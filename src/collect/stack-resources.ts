import type { AwsPort } from '../aws/port.ts';
import type { StackResource } from '../model/stack.ts';
import { readAnswer } from './answers/read-answer.ts';
import { stackResourcesAnswer } from './answers/stack.ts';
import { followPages } from './pages.ts';

const PAGES = 20;
/** How deep stacks within stacks are followed. */
const DEPTH = 5;

/** The resources of a stack and of the stacks within it. Rejects with an `AwsFailure`; of kind `not-found` where there is none. */
export async function listStackResources(
  port: AwsPort,
  stack: string,
  depth = DEPTH,
): Promise<readonly StackResource[]> {
  const { items } = await followPages('cloudformation:ListStackResources', PAGES, async (NextToken) => {
    const answer = await port.call('ListStackResources', { StackName: stack, NextToken });
    const page = readAnswer(stackResourcesAnswer, 'ListStackResources', answer);
    return { items: page.StackResourceSummaries, next: page.NextToken };
  });
  if (depth === 0) return items;
  const nested = items.flatMap(({ resourceType, physicalId }) =>
    resourceType === 'AWS::CloudFormation::Stack' && physicalId ? [physicalId] : [],
  );
  const within = await Promise.all(nested.map((id) => listStackResources(port, id, depth - 1)));
  return [...items, ...within.flat()];
}
