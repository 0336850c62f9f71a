import type { StoppedTasksListing } from '../../src/model/stopped-tasks.ts';
import { NOW, TARGET } from './sample-target.ts';

export const LISTING: StoppedTasksListing = {
  generatedAt: NOW,
  target: TARGET,
  groups: [
    {
      cause: 'The container health check failed',
      category: 'health-check',
      tasks: [
        {
          id: '3f9c1e07',
          stoppedAt: NOW - 38_000,
          livedSeconds: 121,
          stopCode: 'ServiceSchedulerInitiated',
          reason: 'Task failed container health checks',
          containers: [
            {
              name: 'api',
              exitCode: 143,
              meaning: 'ended by SIGTERM',
              health: 'UNHEALTHY',
              essential: true,
            },
            { name: 'agent', health: 'UNKNOWN', reason: 'was never started', essential: false },
          ],
          deployment: 'ecs-svc/0000000089',
          exclusion: null,
        },
      ],
    },
    {
      cause: 'Stopped by the service for another reason',
      category: null,
      tasks: [{ id: 'aa11', containers: [], exclusion: 'scale-in' }],
    },
  ],
  shown: 2,
  examined: 3,
  excluded: { 'previous-deployment': 0, 'scale-in': 1, operator: 0, 'other-service': 0 },
  notExamined: [],
};
