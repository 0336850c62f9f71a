import type {
  TargetGroupAttribute,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetGroupSettings } from '../settings.ts';
import type { TaskLife, WorldState } from '../world/state.ts';
import { ZONES } from './cluster.ts';

/** The attributes of a target group. */
export function targetGroupAttributes(group: TargetGroupSettings): TargetGroupAttribute[] {
  return [
    { Key: 'deregistration_delay.timeout_seconds', Value: String(group.deregistrationDelaySeconds) },
    { Key: 'slow_start.duration_seconds', Value: '0' },
    { Key: 'load_balancing.algorithm.type', Value: 'round_robin' },
    { Key: 'stickiness.enabled', Value: 'false' },
  ];
}

/** The targets of a group as DescribeTargetHealth answers; those of stopped tasks are gone. */
export function targetHealthOf(world: WorldState, group: TargetGroupSettings): TargetHealthDescription[] {
  return world.services
    .filter((service) => service.settings.targetGroup === group)
    .flatMap((service) => service.tasks.flatMap(describeTarget));
}

function describeTarget(task: TaskLife): TargetHealthDescription[] {
  const verdict = task.target?.verdict;
  if (verdict === undefined) return [];
  const port = task.revision.container.port;
  return [
    {
      Target: { Id: task.address, Port: port, AvailabilityZone: ZONES[task.zone === 0 ? 0 : 1].name },
      HealthCheckPort: String(port),
      TargetHealth:
        verdict.state === 'healthy'
          ? { State: 'healthy' }
          : { State: verdict.state, Reason: verdict.reason, Description: verdict.description },
    },
  ];
}
