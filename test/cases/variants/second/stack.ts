import type { StackEvent, StackStatus } from '@aws-sdk/client-cloudformation';
import { arn } from '../account/arn.ts';
import { hex } from '../account/chance.ts';
import { instant } from '../account/time.ts';
import type { Variant } from '../build.ts';
import { amend, amendService } from './amend.ts';

/** What happened to a resource of a stack, in seconds after now. */
export interface StackNote {
  readonly at: number;
  readonly resource: string;
  readonly type: string;
  readonly status: StackEvent['ResourceStatus'];
  readonly reason?: string;
  readonly physicalId?: string;
}

export const SERVICE_TYPE = 'AWS::ECS::Service';
export const STACK_TYPE = 'AWS::CloudFormation::Stack';

/** What CloudFormation says where the breaker of a service ended its deployment. */
export const BREAKER_REASON = `Resource handler returned message: "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'." (RequestToken: 121161f9-1c97-e3d5-b4d3-8328bb2b676c, HandlerErrorCode: GeneralServiceException)`;

/** The ARN of a stack. */
export function stackArn(name: string): string {
  return arn('cloudformation', `stack/${name}/${hex(`stack/${name}`, 32)}`);
}

/** The variant with a stack that made the service and tagged it. */
export function withStack(
  variant: Variant,
  name: string,
  status: StackStatus,
  notes: readonly StackNote[],
): Variant {
  const tagged = amendService(variant, () => ({
    tags: [{ key: 'aws:cloudformation:stack-name', value: name }],
  }));
  return withStackBeside(tagged, name, status, notes);
}

/** The variant with a stack that the service does not name. */
export function withStackBeside(
  variant: Variant,
  name: string,
  status: StackStatus,
  notes: readonly StackNote[],
): Variant {
  const id = stackArn(name);
  const created = instant(-9_000_000);
  const events = notes.map(
    ({ at, resource, type, status: is, reason, physicalId }): StackEvent => ({
      StackId: id,
      StackName: name,
      EventId: `${resource}-${is}-${hex(`${name}/${resource}/${at}`, 8)}`,
      LogicalResourceId: resource,
      PhysicalResourceId: physicalId ?? (resource === name ? id : ''),
      ResourceType: type,
      ResourceStatus: is,
      Timestamp: instant(at),
      ...(reason === undefined ? {} : { ResourceStatusReason: reason }),
    }),
  );
  const newestFirst = events.toSorted((one, other) => Number(other.Timestamp) - Number(one.Timestamp));
  return amend(variant, ({ stacks, stackEvents }) => ({
    stacks: [...stacks, { StackId: id, StackName: name, CreationTime: created, StackStatus: status }],
    stackEvents: { ...stackEvents, [name]: newestFirst, [id]: newestFirst },
  }));
}
