import { deploymentEnding, endingEvidence } from '../../facts/deployment-ending.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

export const deploymentRolledBack = defineRule({
  id: 'deployment-rolled-back',
  category: 'other',
  title: 'ECS ended the deployment',
  role: 'symptom',
  needs: ['service'],
  means: 'ECS, or somebody, ended the deployment; what the service runs now is an older revision.',
  why: 'The deployment was ended, by ECS or by somebody who stopped it. Which tasks failed, and why, may no longer be on record: stopped tasks are kept for about an hour.',
  confirm: [
    {
      run: "aws ecs list-service-deployments --cluster CLUSTER --service SERVICE --query 'serviceDeployments[:3].[status,statusReason,createdAt]'",
      look: 'The newest deployment is ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED or STOPPED, with a reason beside it.',
    },
  ],
  remedy:
    'Look at what the reason names, or at the logs of the failed revision; then deploy a corrected one.',
  notWhen:
    'If failing tasks of that deployment are still on record, their cause is the cause. Where an alarm or a lifecycle hook ended it, deployment-alarm and lifecycle-hook-failed say so.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html'],
  check: (facts) => {
    const ending = deploymentEnding(facts);
    // “Tasks failed to start” is what the circuit breaker always says: it counts failures and knows no cause.
    if (ending === undefined || ending.kind === 'circuit-breaker') return [];
    if (ending.kind === 'alarm' || ending.kind === 'lifecycle-hook') return [];
    const evidence = endingEvidence(ending, 'circumstantial', facts);
    return [
      {
        summary: `Deployment ${facts.subject.deploymentId ?? ''} failed: ${quote(evidence.text)}.`,
        tasks: [],
        evidence: [evidence],
        seen: evidence.at === undefined ? [] : [evidence.at],
      },
    ];
  },
});
