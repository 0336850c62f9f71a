import { type StackFailure, stackFailure } from '../../facts/stack-failure.ts';
import type { Evidence } from '../../model/finding.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

export const stackRolledBack = defineRule({
  id: 'stack-rolled-back',
  category: 'other',
  title: 'The stack failed because of another resource than the service',
  role: 'symptom',
  needs: ['stack'],
  means:
    'The stack of the service could not be created or updated because of another resource; what was to change in the service was not done, cancelled or taken back.',
  why: 'CloudFormation creates and updates resources side by side. When one fails it cancels what is still under way (“Resource update cancelled”) and rolls back what is done, so a service whose new tasks were well is sent back to its old revision. ECS shows that as one more deployment, and ends the new tasks.',
  confirm: [
    {
      run: 'aws cloudformation describe-stack-events --stack-name STACK --query "StackEvents[?contains(ResourceStatus, \'FAILED\')].[Timestamp,LogicalResourceId,ResourceType,ResourceStatusReason]"',
      look: 'The oldest failure of the operation that was not cancelled names the resource and says why.',
    },
  ],
  remedy:
    'Correct the resource that the quoted reason names, then deploy again; the tasks of the service need no change.',
  notWhen:
    'If the service itself “did not stabilize”, it is the service that failed: the causes found in its tasks say why.',
  docs: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
  ],
  check: (facts) => {
    const failure = stackFailure(facts);
    if (failure === undefined || failure.isOwn) return [];
    const { stack, event } = failure;
    const what = `${event.logicalId} (${event.resourceType})`;
    return [
      {
        title: `Stack ${stack.name} failed because of ${what}, not of the service`,
        summary: `Stack ${stack.name} is ${stack.status}: ${what} was the first resource to fail, with ${event.status}${event.reason ? `: ${quote(event.reason)}` : ''}. What was under way in the service was cancelled or taken back with it.`,
        tasks: [],
        evidence: [evidenceOf(failure)],
        seen: [event.at],
      },
    ];
  },
});

function evidenceOf({ event, index }: StackFailure): Evidence {
  return {
    kind: 'stack-event',
    weight: 'direct',
    source: 'cloudformation:DescribeStackEvents',
    ref: `StackEvents[${index}].ResourceStatusReason`,
    at: event.at,
    text: `${event.logicalId} ${event.status}: ${event.reason ?? '(no reason given)'}`,
  };
}
