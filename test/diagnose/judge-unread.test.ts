import { describe, expect, it } from 'vitest';
import { denied, present } from '../../src/model/section.ts';
import { untrusted } from '../../src/model/text.ts';
import { healthySnapshot, without } from '../support/snapshot.ts';
import { GROUP_ARN } from '../support/task.ts';
import { judged, ONE_RUNNING, rolling } from './judged.ts';

describe('the verdict', () => {
  it.each(['service', 'runningTasks', 'stoppedTasks', 'targetHealth'] as const)(
    'is never healthy where %s may not be read',
    (section) => {
      expect(judged(without(section, healthySnapshot()))).toBe('undetermined');
    },
  );

  it('is never healthy where the targets of one group may not be read', () => {
    const snapshot = healthySnapshot();
    const lacking = { targetGroupArn: GROUP_ARN, targets: denied<never>('x', untrusted('no')) };
    const vitals = { ...snapshot.vitals, targetHealth: present([lacking]) };
    expect(judged({ ...snapshot, vitals })).toBe('undetermined');
  });

  it('does not take a deployment to be well on its way where stopped tasks may not be read', () => {
    const young = healthySnapshot({ running: ONE_RUNNING, deployment: rolling(300) });
    expect(judged(without('stoppedTasks', young))).toBe('undetermined');
  });

  it('believes the count of ECS where stopped tasks may not be read', () => {
    const failing = healthySnapshot({
      running: ONE_RUNNING,
      deployment: { ...rolling(300), failedTasks: 5 },
    });
    expect(judged(without('stoppedTasks', failing))).toBe('cycling');
  });

  it('needs no targets where there is no load balancer', () => {
    const alone = healthySnapshot({ settings: { loadBalancers: [] } });
    expect(judged(without('targetHealth', alone))).toBe('healthy');
  });
});
