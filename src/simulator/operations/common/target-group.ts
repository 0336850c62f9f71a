import type { Account } from '../../account.ts';
import { ApiError } from '../../api-error.ts';

/** Refuses the ARN of a target group that the account does not have. */
export function requireTargetGroup(account: Account, arn: string): void {
  if (!account.targetGroups.some(({ TargetGroupArn }) => TargetGroupArn === arn)) {
    throw new ApiError('TargetGroupNotFound', `Target groups '${arn}' not found`);
  }
}
