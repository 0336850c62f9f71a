import type { ServiceDeployment } from '../../src/model/service.ts';
import { untrusted } from '../../src/model/text.ts';
import { ago } from './task.ts';

/** A deployment that ECS rolled back ten minutes ago, the reason that it gave, and the alarms that had gone off. */
export function endedDeployment(reason: string, alarms: readonly string[] = []): ServiceDeployment {
  return {
    arn: untrusted('arn:aws:ecs:us-east-1:1:service-deployment/prod/backend/x'),
    status: untrusted('ROLLBACK_SUCCESSFUL'),
    statusReason: untrusted(reason),
    createdAt: ago(1800),
    finishedAt: ago(600),
    targetRevisionArn: untrusted('arn:aws:ecs:us-east-1:1:service-revision/prod/backend/90'),
    sourceRevisionArns: [],
    triggeredAlarms: alarms.map(untrusted),
  };
}
