import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { singleTask } from '../../../src/rules/other/single-task.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { logOf, READY, runningTask } from '../../support/task.ts';

describe('the rule single-task', () => {
  it('mentions as a risk one task behind a load balancer, by rule of thumb', () => {
    const finding = fires(singleTask, healthySnapshot({ settings: { desiredCount: 1 } }));
    expect(singleTask.role).toBe('risk');
    expect(finding.severity).toBe('info');
    expect(finding.summary).not.toContain('minimumHealthyPercent');
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'service.desiredCount',
        current: 1,
        recommended: 2,
        because: expect.stringContaining('a rule of thumb: how long was not seen'),
      },
    ]);
  });

  it('says how long a replacement was seen to take', () => {
    const task = runningTask('aaa1');
    const change = { running: [task], logs: [logOf(task, [[62, READY]])] };
    const finding = fires(singleTask, healthySnapshot({ settings: { desiredCount: 1 }, ...change }));
    expect(finding.remedy.settings[0]?.because).toContain('was seen to take 62 s to be ready');
  });

  it('says where a deployment may stop it first', () => {
    const settings = { desiredCount: 1, minimumHealthyPercent: 0 };
    expect(fires(singleTask, healthySnapshot({ settings })).summary).toContain('1 × 0 % = 0');
  });

  it.each([
    ['two tasks', {}],
    ['one task that no load balancer asks', { desiredCount: 1, loadBalancers: [] }],
    ['a daemon', { desiredCount: 1, schedulingStrategy: untrusted('DAEMON') }],
  ])('stays silent on %s', (_, settings) => {
    staysSilent(singleTask, healthySnapshot({ settings }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(singleTask);
  });
});
