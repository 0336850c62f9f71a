import type { CountSample, Criterion, WatchView } from '../../../src/model/watch.ts';
import { NOW, TARGET } from '../sample-target.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What a pass waits for: two tasks of two run, nobody asks the load balancer, and all the rest holds or is open. */
function criteriaOf(
  state: 'holds' | 'open',
  rest: { readonly stack: string; readonly stops: string; readonly targets: string },
): readonly Criterion[] {
  return [
    { name: 'stack', state, text: rest.stack },
    { name: 'counts', state: 'holds', text: 'running 2 of 2' },
    { name: 'stops', state, text: rest.stops },
    { name: 'targets', state, text: rest.targets },
    { name: 'probe', state: 'not-asked', text: '' },
  ];
}

/** Counts every 10 s until now: each of these for so many looks. */
export function samplesOf(
  stations: readonly { readonly running: number; readonly healthy?: number; readonly looks: number }[],
  desired = 2,
): readonly CountSample[] {
  const all = stations.flatMap(({ running, healthy, looks }) =>
    Array.from({ length: looks }, () => ({ running, healthy: healthy ?? 0 })),
  );
  return all.map(({ running, healthy }, index) => ({
    at: NOW - (all.length - 1 - index) * 10 * SECOND,
    desired,
    running,
    runningHere: running,
    pending: Math.max(0, desired - running),
    healthy,
  }));
}

/** A service that swings between none, two and four tasks of two, because its health check is too strict. */
export const SWINGING: WatchView = {
  target: TARGET,
  now: NOW,
  dataAt: NOW - 2 * SECOND,
  startedAt: NOW - 12 * MINUTE,
  timeoutAt: NOW + 18 * MINUTE,
  deployment: {
    id: 'ecs-svc/1234567890123456789',
    taskDefinition: 'backend:89',
    rollout: 'IN_PROGRESS',
    createdAt: NOW - 13 * MINUTE,
  },
  stackStatus: 'CREATE_IN_PROGRESS',
  samples: samplesOf([
    { running: 0, looks: 8 },
    { running: 2, looks: 5 },
    { running: 2, healthy: 1, looks: 4 },
    { running: 4, healthy: 1, looks: 6 },
    { running: 2, looks: 3 },
    { running: 0, looks: 9 },
    { running: 2, looks: 6 },
    { running: 4, healthy: 2, looks: 5 },
    { running: 2, healthy: 2, looks: 4 },
    { running: 0, looks: 8 },
    { running: 2, healthy: 1, looks: 6 },
  ]),
  tasks: [
    {
      id: '3f9c1e070123456789abcdef01234567',
      state: 'starting',
      lastStatus: 'RUNNING',
      deployment: 'watched',
      createdAt: NOW - 70 * SECOND,
      startedAt: NOW - 42 * SECOND,
      note: 'its check can end it first at 120 s, in 1 min 18 s',
    },
    {
      id: '5aa01c220123456789abcdef01234567',
      state: 'healthy',
      lastStatus: 'RUNNING',
      deployment: 'watched',
      startedAt: NOW - 245 * SECOND,
      note: '',
    },
    {
      id: '9be27d310123456789abcdef01234567',
      state: 'failed',
      lastStatus: 'STOPPED',
      deployment: 'watched',
      startedAt: NOW - 5 * MINUTE,
      stoppedAt: NOW - 98 * SECOND,
      note: 'Task failed container health checks',
    },
    {
      id: '11d4aa080123456789abcdef01234567',
      state: 'stopped',
      lastStatus: 'STOPPED',
      deployment: 'other',
      startedAt: NOW - 50 * MINUTE,
      stoppedAt: NOW - 11 * MINUTE,
      note: '',
    },
  ],
  targets: [
    { id: '10.0.1.12:8080', state: 'healthy', reason: '' },
    { id: '10.0.2.7:8080', state: 'unhealthy', reason: 'Health checks failed with these codes: [503]' },
  ],
  criteria: criteriaOf('open', {
    stack: 'CREATE_IN_PROGRESS',
    stops: 'the last task failed 1 min 38 s ago',
    targets: '1 of 2 targets healthy',
  }),
  stableForSeconds: 300,
  failures: 4,
  suspicion:
    'the container health check gives up at 120 s, before the application is ready (150–175 s in 3 of 4 tasks)',
  forecasts: [
    {
      kind: 'breaker',
      text: 'the circuit breaker is off, so nothing ends this deployment but CloudFormation',
    },
    { kind: 'cloudformation', at: NOW + 168 * MINUTE, text: 'CloudFormation gives up and rolls back' },
  ],
};

/** Everything holds, for 100 s of the 300 s that it must. */
export const STEADY: WatchView = {
  ...SWINGING,
  stackStatus: 'CREATE_COMPLETE',
  samples: samplesOf([
    { running: 0, looks: 4 },
    { running: 2, looks: 6 },
    { running: 2, healthy: 2, looks: 11 },
  ]),
  tasks: SWINGING.tasks.slice(1, 2),
  targets: SWINGING.targets.slice(0, 1),
  criteria: criteriaOf('holds', {
    stack: 'CREATE_COMPLETE',
    stops: 'no task failed',
    targets: '2 of 2 targets healthy',
  }),
  holdsSince: NOW - 100 * SECOND,
  failures: 0,
  suspicion: undefined,
  forecasts: [],
};
