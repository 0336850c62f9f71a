import type { Intervention, Stopper } from '../settings.ts';
import { meantToRun } from './condition.ts';
import { recordDeregistration } from './service-events.ts';
import type { ServiceLife, StopOrder, WorldState } from './state.ts';
import { stopTask } from './task-life.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html */
const ORDERS: Readonly<Record<Stopper, StopOrder>> = {
  spot: { code: 'SpotInterruption', reason: 'Your Spot Task was interrupted.' },
  operator: { code: 'UserInitiated', reason: 'Task stopped by user' },
  host: { code: 'TerminationNotice', reason: 'Host EC2 (instance i-0da6526579af3bd1b) terminated.' },
  maintenance: {
    code: 'ServiceSchedulerInitiated',
    reason: 'ECS is performing maintenance on the underlying infrastructure hosting the task.',
  },
};

/** Does to a service what befalls it from outside. */
export function intervene(world: WorldState, service: ServiceLife, intervention: Intervention): void {
  switch (intervention.kind) {
    case 'stop':
      stopOldest(world, service, intervention.tasks, ORDERS[intervention.by]);
      return;
    case 'scale':
      service.desiredCount = intervention.desiredCount;
      return;
    case 'delete':
      service.desiredCount = 0;
      service.status = 'DRAINING';
      return;
  }
}

function stopOldest(world: WorldState, service: ServiceLife, count: number, order: StopOrder): void {
  const tasks = meantToRun(service).slice(0, count);
  for (const task of tasks) stopTask(world.agenda, task, order);
  recordDeregistration(world.agenda, service, tasks.filter((task) => task.target !== undefined).length);
}
