import { describe, expect, it } from 'vitest';
import type { Period } from '../../../src/collect/remains/period.ts';
import { startedTasks, unhealthyTasks } from '../../../src/collect/remains/started-tasks.ts';
import { untrusted } from '../../../src/model/text.ts';
import { ago } from '../../support/task.ts';

const OLD = '11111111aaaaaaaa11111111aaaaaaaa';
const FAILED = '22222222bbbbbbbb22222222bbbbbbbb';
const BACK = '33333333cccccccc33333333cccccccc';

const PERIOD: Period = {
  from: ago(4000),
  to: ago(3000),
  reason: 'expired',
  deployment: { id: 'ecs-svc/90', rolledBackAt: ago(3500) },
};

function event(agoSeconds: number, message: string) {
  return {
    id: untrusted(`e${agoSeconds}`),
    at: ago(agoSeconds),
    message: untrusted(`(service backend) ${message}`),
  };
}

const STARTS = [
  event(3400, `has started 1 tasks: (task ${BACK}).`),
  event(3900, `has started 1 tasks: (task ${FAILED}).`),
  event(9000, `has started 1 tasks: (task ${OLD}).`),
];
const UNHEALTHY = (id: string) =>
  `(task ${id}) (port 8080) is unhealthy in (target-group arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/backend/8a07041d49ee2114) due to (reason Health checks failed with these codes: [404]).`;

describe('the tasks that a deployment started, by the events of the service', () => {
  it('are those that were started before it was given up, and none of the rollback', () => {
    const started = startedTasks(STARTS, PERIOD);
    expect([...started.wanted]).toEqual([FAILED]);
    expect([...started.others].sort()).toEqual([OLD, BACK]);
    expect(started.isComplete).toBe(true);
  });

  it('may not be all where the events do not go back far enough', () => {
    expect(startedTasks(STARTS.slice(0, 2), PERIOD).isComplete).toBe(false);
  });
});

describe('the tasks that events call unhealthy', () => {
  it('are those of the deployment only', () => {
    const events = [event(3700, UNHEALTHY(FAILED)), event(3710, UNHEALTHY(OLD)), ...STARTS];
    const found = unhealthyTasks(events, PERIOD, startedTasks(STARTS, PERIOD));
    expect([...found]).toEqual([[FAILED, ago(3700)]]);
  });

  it('are dated by the newest event about them', () => {
    const events = [event(3600, UNHEALTHY(FAILED)), event(3700, UNHEALTHY(FAILED)), ...STARTS];
    expect(unhealthyTasks(events, PERIOD, startedTasks(STARTS, PERIOD)).get(FAILED)).toBe(ago(3600));
  });

  it('are left out where the event is of another time, or names none', () => {
    const events = [event(100, UNHEALTHY(FAILED)), event(3700, 'is unhealthy'), ...STARTS];
    expect(unhealthyTasks(events, PERIOD, startedTasks(STARTS, PERIOD)).size).toBe(0);
  });
});
