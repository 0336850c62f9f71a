import type { DescribeLogGroupsResponse } from '@aws-sdk/client-cloudwatch-logs';
import * as v from 'valibot';
import { defineOperation } from './common/operation.ts';
import { arnHead } from './common/origin.ts';
import { pageOf } from './common/page.ts';
import { integer, text } from './common/parameter.ts';
import { invalidParameter } from './common/refusal.ts';

/**
 * Log groups by prefix or by part of their name, fifty a page.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html
 */
export const describeLogGroups = defineOperation({
  service: 'logs',
  input: v.object({
    logGroupNamePrefix: text,
    logGroupNamePattern: text,
    limit: integer('limit', 1, 50),
    nextToken: text,
  }),
  answer(account, input): DescribeLogGroupsResponse {
    const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern } = input;
    if (prefix !== undefined && pattern !== undefined) {
      throw invalidParameter(
        'logs',
        'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      );
    }
    const names = Object.keys(account.logs)
      .filter((name) => name.startsWith(prefix ?? '') && name.includes(pattern ?? ''))
      .sort();
    const page = pageOf(names, {
      service: 'logs',
      operation: 'DescribeLogGroups',
      size: input.limit ?? 50,
      token: input.nextToken,
    });
    const head = `${arnHead(account, 'logs')}log-group:`;
    return {
      logGroups: page.items.map((name) => ({
        logGroupName: name,
        arn: `${head}${name}:*`,
        logGroupArn: `${head}${name}`,
        metricFilterCount: 0,
        storedBytes: 0,
      })),
      nextToken: page.next,
    };
  },
});
