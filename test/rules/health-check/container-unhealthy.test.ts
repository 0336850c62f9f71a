import { describe, expect, it } from 'vitest';
import { containerUnhealthy } from '../../../src/rules/health-check/container-unhealthy.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { event, healthySnapshot, steadyEvent, without } from '../../support/snapshot.ts';
import { container, failedCheck, failedTarget, logOf, READY } from '../../support/task.ts';

const EVENT = event(60, '(service backend) (task dead1) failed container health checks.');

describe('the rule container-unhealthy', () => {
  it('shows tasks that were replaced for their check, as a symptom: why it fails is not seen', () => {
    const task = failedCheck();
    const logs = [logOf(task, [[1, 'loading']])];
    const finding = fires(containerUnhealthy, healthySnapshot({ stopped: [task], logs }));
    expect(containerUnhealthy.role).toBe('symptom');
    expect(finding).toMatchObject({ confidence: 'likely', affected: { tasks: 1, of: 1 } });
    expect(finding.evidence[0]).toMatchObject({ ref: 'tasks[dead1].stoppedReason' });
  });

  it('says when the check begins to count and when it gives up', () => {
    const task = failedCheck({ lived: 130 });
    const logs = [logOf(task, [[1, 'loading']])];
    const { summary } = fires(containerUnhealthy, healthySnapshot({ stopped: [task], logs }));
    expect(summary).toContain('The check counts from the start period of 60 s on and gives up at 100 s.');
    expect(summary).toContain('Neither ECS nor the log shows why it fails.');
  });

  it('names a start period to try, above the longest life, where no task is known to have been ready', () => {
    const stopped = [130, 145].map((lived) => failedCheck({ id: `dead${lived}`, lived }));
    const logs = stopped.map((task) => logOf(task, [[1, 'loading']]));
    const { remedy } = fires(containerUnhealthy, healthySnapshot({ stopped, logs }));
    expect(remedy.steps.at(-1)).toBe(
      'If the probe is right and the application only needs longer: no task is known to have been ready within 145 s, so startPeriod (now 60 s) must be well above that; 220 s is a rule of thumb.',
    );
    expect(remedy.settings).toEqual([]);
  });

  it('names none where a task was ready, so that time is not what it lacks', () => {
    const task = failedCheck();
    const logs = [logOf(task, [[12, READY]])];
    const { remedy } = fires(containerUnhealthy, healthySnapshot({ stopped: [task], logs }));
    expect(remedy.steps.join(' ')).not.toContain('startPeriod');
  });

  it('sends whoever looks for the check of a container that AWS added to the feature that added it', () => {
    const containers = [
      container('api', { exitCode: 143, health: 'HEALTHY' }),
      container('ecs-service-connect-Fy1mX', { exitCode: 143, health: 'UNHEALTHY' }),
    ];
    const task = failedCheck({ containers });
    const finding = fires(containerUnhealthy, healthySnapshot({ stopped: [task] }));
    expect(finding.title).toBe('Container ecs-service-connect-Fy1mX fails its health check');
    expect(finding.remedy.steps).toEqual([expect.stringContaining('Service Connect or GuardDuty added it')]);
  });

  it('says that it was the log that could not be read', () => {
    const { summary } = fires(
      containerUnhealthy,
      without('logs', healthySnapshot({ stopped: [failedCheck()] })),
    );
    expect(summary).toContain('The log could not be read');
    expect(summary).not.toContain('Neither ECS nor the log');
  });

  it('reads the event where no stopped task is left', () => {
    const finding = fires(containerUnhealthy, healthySnapshot({ events: [EVENT] }));
    expect(finding.evidence[0]).toMatchObject({
      kind: 'service-event',
      ref: 'services[0].events[0].message',
    });
  });

  it('stays silent on an event that a steady state has followed', () => {
    staysSilent(containerUnhealthy, healthySnapshot({ events: [steadyEvent(10), EVENT] }));
  });

  it('stays silent on tasks that a load balancer found unhealthy', () => {
    staysSilent(containerUnhealthy, healthySnapshot({ stopped: [failedTarget()] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(containerUnhealthy);
  });
});
