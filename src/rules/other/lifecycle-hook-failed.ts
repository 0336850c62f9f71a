import { deploymentEnding, endingEvidence } from '../../facts/deployment-ending.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

export const lifecycleHookFailed = defineRule({
  id: 'lifecycle-hook-failed',
  category: 'other',
  title: 'A lifecycle hook ended the deployment',
  role: 'symptom',
  needs: ['service'],
  means:
    'A Lambda function that the deployment asks at one of its stages failed or said no, and ECS rolled the deployment back.',
  why: 'A deployment with stages asks a hook (a Lambda function) at some of them. The hook failed, ran out of time or answered FAILED, so that ECS rolled the deployment back, although its tasks may have been well.',
  confirm: [
    {
      run: "aws ecs list-service-deployments --cluster CLUSTER --service SERVICE --query 'serviceDeployments[:3].[status,statusReason,createdAt]'",
      look: 'The reason names the hook and its stage.',
    },
    {
      run: 'aws logs tail /aws/lambda/FUNCTION --since 3h',
      look: 'The log of the function shows its error, or that it returned no hookStatus.',
    },
  ],
  remedy:
    'Read the log of the Lambda function that the reason names: it has to answer with a hookStatus of SUCCEEDED, FAILED or IN_PROGRESS; check its permissions and what it tests.',
  notWhen: 'If tasks of that deployment failed as well, their cause comes first.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html',
  ],
  check: (facts) => {
    const ending = deploymentEnding(facts);
    if (ending?.kind !== 'lifecycle-hook') return [];
    const stage = ending.record?.lifecycleStage;
    const evidence = endingEvidence(ending, 'direct', facts);
    return [
      {
        summary: `Deployment ${facts.subject.deploymentId ?? ''} was ended${stage === undefined ? '' : ` in stage ${stage}`}: ${quote(evidence.text, 600)}.`,
        tasks: [],
        evidence: [evidence],
        seen: evidence.at === undefined ? [] : [evidence.at],
      },
    ];
  },
});
