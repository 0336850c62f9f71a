import type { AwsPort } from '../aws/port.ts';
import { valueOr } from '../model/section.ts';
import type { TargetGroup, TargetGroupHealth } from '../model/target-group.ts';
import type { Untrusted } from '../model/text.ts';
import { readAnswer } from './answers/read-answer.ts';
import {
  targetGroupAttributesAnswer,
  targetGroupsAnswer,
  targetHealthAnswer,
} from './answers/target-group.ts';
import { observe } from './observe.ts';

/** Reads the settings of target groups, with their deregistration delay where that may be read. */
export async function readTargetGroups(
  port: AwsPort,
  arns: readonly Untrusted[],
): Promise<readonly TargetGroup[]> {
  const [groups, delays] = await Promise.all([
    describeTargetGroups(port, arns),
    Promise.all(arns.map(async (arn) => [arn, await deregistrationDelay(port, arn)] as const)),
  ]);
  const delayOf = new Map(delays);
  return groups.map((group) => ({ ...group, deregistrationDelaySeconds: delayOf.get(group.arn) }));
}

/** Reads the targets of each group; one that may not be read does not keep the others back. */
export async function readTargetHealth(
  port: AwsPort,
  arns: readonly Untrusted[],
): Promise<readonly TargetGroupHealth[]> {
  return await Promise.all(
    arns.map(async (targetGroupArn) => ({
      targetGroupArn,
      targets: await observe(async () => {
        const answer = await port.call('DescribeTargetHealth', { TargetGroupArn: targetGroupArn });
        return readAnswer(targetHealthAnswer, 'DescribeTargetHealth', answer).TargetHealthDescriptions;
      }),
    })),
  );
}

async function describeTargetGroups(
  port: AwsPort,
  arns: readonly Untrusted[],
): Promise<readonly TargetGroup[]> {
  const answer = await port.call('DescribeTargetGroups', { TargetGroupArns: [...arns] });
  return readAnswer(targetGroupsAnswer, 'DescribeTargetGroups', answer).TargetGroups;
}

/** In seconds. Only one remedy leans on it, so a refusal leaves it unknown rather than the group unread. */
async function deregistrationDelay(port: AwsPort, arn: Untrusted): Promise<number | undefined> {
  const attributes = await observe(async () => {
    const answer = await port.call('DescribeTargetGroupAttributes', { TargetGroupArn: arn });
    return readAnswer(targetGroupAttributesAnswer, 'DescribeTargetGroupAttributes', answer).Attributes;
  });
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
  return valueOr(attributes, []).find(({ Key }) => Key === 'deregistration_delay.timeout_seconds')?.Value;
}
