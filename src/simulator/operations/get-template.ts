import type { GetTemplateOutput } from '@aws-sdk/client-cloudformation';
import * as v from 'valibot';
import { defineOperation } from './common/operation.ts';
import { requireStack } from './common/stack.ts';

/**
 * The text of a stack's template.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
 */
export const getTemplate = defineOperation({
  service: 'cloudformation',
  input: v.object({ StackName: v.string() }),
  answer(account, input): GetTemplateOutput {
    const stack = requireStack(account, input.StackName);
    return {
      TemplateBody: account.templates[stack.StackName ?? ''] ?? '',
      StagesAvailable: ['Original', 'Processed'],
    };
  },
});
