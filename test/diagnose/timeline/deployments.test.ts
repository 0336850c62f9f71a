import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { rolledBack } from '../../support/service-deployment.ts';
import { event } from '../../support/snapshot.ts';
import { ago } from '../../support/task.ts';
import { told } from './told.ts';

describe('the timeline', () => {
  it('tells of a deployment that was rolled back when it began and how it ended, and the event about it not again', () => {
    const serviceDeployments = [
      rolledBack({ rollback: { reason: untrusted('the circuit breaker'), startedAt: ago(900) } }),
    ];
    const events = [event(899, '(service backend) rolling back to deployment ecs-svc/89.')];
    const timeline = told({ running: [], serviceDeployments, events, deployment: { createdAt: ago(5000) } });
    expect(
      timeline.filter(([, , subject]) => subject === 'ecs-svc/90').map(([at, , , text]) => [at, text]),
    ).toEqual([
      [-1800, 'deployment of a task definition began'],
      [-900, 'goes back to a task definition: the circuit breaker'],
      [-600, 'deployment of a task definition ended: ROLLBACK_SUCCESSFUL: Service deployment rolled back'],
    ]);
    expect(timeline.map(([, kind]) => kind)).not.toContain('event');
  });
});
