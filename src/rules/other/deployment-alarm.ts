import { deploymentEnding, endingEvidence } from '../../facts/deployment-ending.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

export const deploymentAlarm = defineRule({
  id: 'deployment-alarm',
  category: 'other',
  title: 'A CloudWatch alarm ended the deployment',
  role: 'symptom',
  needs: ['service'],
  means: 'A CloudWatch alarm that the deployment names went off, and ECS ended the deployment for it.',
  why: 'The deployment names alarms. One of them went off while it was rolled out or in the time after, so that ECS ended it, although its tasks may have been well.',
  confirm: [
    {
      run: "aws ecs list-service-deployments --cluster CLUSTER --service SERVICE --query 'serviceDeployments[:3].[status,statusReason,createdAt]'",
      look: 'The reason speaks of an alarm.',
    },
    {
      run: 'aws cloudwatch describe-alarm-history --alarm-name ALARM --history-item-type StateUpdate --max-records 5',
      look: 'The alarm changed to ALARM while the deployment was under way.',
    },
  ],
  remedy:
    'Look at the metric of the alarm around the time of the deployment: if the new revision caused it, mend that; if not, leave the alarm out of the deployment or give it a longer evaluation period.',
  notWhen: 'If tasks of that deployment failed as well, their cause comes first.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html'],
  check: (facts) => {
    const ending = deploymentEnding(facts);
    if (ending?.kind !== 'alarm') return [];
    const alarms = ending.record?.triggeredAlarms ?? [];
    const evidence = endingEvidence(ending, 'direct', facts);
    return [
      {
        title: alarms.length > 0 ? `An alarm ended the deployment: ${alarms.join(', ')}` : undefined,
        summary: `Deployment ${facts.subject.deploymentId ?? ''} was ended by an alarm: ${quote(evidence.text)}.`,
        tasks: [],
        evidence: [evidence],
        seen: evidence.at === undefined ? [] : [evidence.at],
      },
    ];
  },
});
