import type { HealthStatus } from '@aws-sdk/client-ecs';
import type { TargetHealth } from '@aws-sdk/client-elastic-load-balancing-v2';
import { between } from './chance.ts';
import type { TaskEnd } from './end.ts';

/** Log lines of one container: seconds after its start, and the text. */
export type Lines = readonly (readonly [after: number, text: string])[];

/** One task, from its creation to its end, both of which may lie ahead of now. */
export interface TaskSpec {
  /** Tells it from the others of its service. */
  readonly key: string;
  /** Creation, in seconds after now. */
  readonly at: number;
  /** Its place in the history of the service; 0 is the newest deployment. */
  readonly deployment?: number;
  readonly pullSeconds?: number;
  readonly end?: TaskEnd;
  /** By container. */
  readonly logs?: Readonly<Record<string, Lines>>;
  /** What the container checks say once they have had the time to say it. */
  readonly health?: Readonly<Record<string, HealthStatus>>;
  /** What the load balancer says once it has had the time to say it. */
  readonly target?: TargetHealth;
  /** Whether it was started for one that was found unhealthy. */
  readonly replaces?: boolean;
}

/** When a task got where, in seconds after now; absent where it never got. */
export interface Course {
  readonly createdAt: number;
  readonly connectedAt?: number;
  readonly pullStartedAt?: number;
  readonly pullStoppedAt?: number;
  readonly startedAt?: number;
  readonly registeredAt?: number;
  readonly stoppingAt?: number;
  readonly executionStoppedAt?: number;
  readonly stoppedAt?: number;
}

/** Courses that have been computed: each is asked for many times. */
const known = new WeakMap<TaskSpec, Course>();

/** The course of a task, as if now were at the end of time. */
export function courseOf(spec: TaskSpec): Course {
  const before = known.get(spec);
  if (before !== undefined) return before;
  const course = compute(spec);
  known.set(spec, course);
  return course;
}

function compute(spec: TaskSpec): Course {
  const jitter = (what: string, low: number, high: number) => between(`${spec.key}/${what}`, low, high);
  const connectedAt = spec.at + jitter('network', 7, 10);
  const pullStartedAt = connectedAt + jitter('begin', 2, 5);
  const pullStoppedAt = pullStartedAt + (spec.pullSeconds ?? 17) * jitter('pull', 0.9, 1.1);
  if (spec.end?.kind === 'not-started') {
    const { stage, after } = spec.end;
    const stoppingAt = spec.at + after;
    return {
      createdAt: spec.at,
      ...(stage === 'network' ? {} : { connectedAt }),
      ...(stage === 'pull' || stage === 'create' ? { pullStartedAt } : {}),
      ...(stage === 'create' ? { pullStoppedAt } : {}),
      stoppingAt,
      stoppedAt: stoppingAt + jitter('end', 15, 24),
    };
  }
  const startedAt = pullStoppedAt + jitter('start', 2, 4.5);
  const begun = { createdAt: spec.at, connectedAt, pullStartedAt, pullStoppedAt, startedAt };
  const registering = startedAt + jitter('register', 8, 16);
  if (spec.end === undefined) return { ...begun, registeredAt: registering };
  const over = startedAt + spec.end.after;
  const registered = registering < over ? { registeredAt: registering } : {};
  const [stoppingAt, executionStoppedAt] =
    spec.end.kind === 'exited'
      ? [over + jitter('notice', 0.1, 0.4), over]
      : [over, over + spec.end.stopSeconds];
  const stoppedAt = Math.max(stoppingAt, executionStoppedAt) + jitter('end', 15, 24);
  return { ...begun, ...registered, stoppingAt, executionStoppedAt, stoppedAt };
}
