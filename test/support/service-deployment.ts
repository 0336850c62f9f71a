import type { ServiceDeployment } from '../../src/model/service.ts';
import { untrusted } from '../../src/model/text.ts';
import { ago } from './task.ts';

/** A deployment of another revision that was rolled back, half an hour after it had begun. */
export function rolledBack(change: Partial<ServiceDeployment> = {}): ServiceDeployment {
  return {
    arn: untrusted('arn:aws:ecs:us-east-1:123456789012:service-deployment/prod/backend/x'),
    status: untrusted('ROLLBACK_SUCCESSFUL'),
    statusReason: untrusted('Service deployment rolled back'),
    createdAt: ago(1800),
    finishedAt: ago(600),
    targetRevisionArn: untrusted('arn:aws:ecs:us-east-1:123456789012:service-revision/prod/backend/90'),
    sourceRevisionArns: [],
    triggeredAlarms: [],
    ...change,
  };
}

/** What a deployment looks like that ECS gave up, and why. */
export function gaveUp(reason: string | undefined) {
  return {
    rolloutState: untrusted('FAILED'),
    rolloutStateReason: reason === undefined ? undefined : untrusted(reason),
  };
}
