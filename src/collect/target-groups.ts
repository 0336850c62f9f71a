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

/** Reads the settings of target groups, with those of their attributes that matter where these may be read. */
export async function readTargetGroups(
  port: AwsPort,
  arns: readonly Untrusted[],
): Promise<readonly TargetGroup[]> {
  const [groups, attributes] = await Promise.all([
    describeTargetGroups(port, arns),
    Promise.all(arns.map(async (arn) => [arn, await readAttributes(port, arn)] as const)),
  ]);
  const attributesOf = new Map(attributes);
  return groups.map((group) => ({ ...group, ...attributesOf.get(group.arn) }));
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

type Attributes = Pick<TargetGroup, 'deregistrationDelaySeconds' | 'sendsProxyProtocol'>;

/**
 * Only remedies and hints lean on them, so a refusal leaves them unknown rather than the group unread.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
 */
async function readAttributes(port: AwsPort, arn: Untrusted): Promise<Attributes> {
  const answer = await observe(async () => {
    const attributes = await port.call('DescribeTargetGroupAttributes', { TargetGroupArn: arn });
    return readAnswer(targetGroupAttributesAnswer, 'DescribeTargetGroupAttributes', attributes).Attributes;
  });
  const attribute = (key: string) => valueOr(answer, []).find(({ Key }) => Key === key)?.Value;
  const delay = Number.parseInt(attribute('deregistration_delay.timeout_seconds') ?? '', 10);
  const sendsProxyProtocol = attribute('proxy_protocol_v2.enabled');
  return {
    deregistrationDelaySeconds: Number.isFinite(delay) ? delay : undefined,
    sendsProxyProtocol: sendsProxyProtocol === undefined ? undefined : sendsProxyProtocol === 'true',
  };
}
