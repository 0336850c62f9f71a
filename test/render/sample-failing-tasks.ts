import type { FailingTaskGroup } from '../../src/model/failing-tasks.ts';
import { CAUSE } from './sample-findings.ts';
import { NOW } from './sample-target.ts';

const TASK_ENDED = NOW - 38_000;

export const FAILING: FailingTaskGroup = {
  cause: CAUSE.title,
  category: CAUSE.category,
  more: 16,
  tasks: [
    {
      id: '3f9c1e0700000000000000000000abcd',
      endedAt: TASK_ENDED,
      stoppingAt: TASK_ENDED,
      stoppedAt: TASK_ENDED + 20_000,
      livedSeconds: 157,
      stopCode: 'ServiceSchedulerInitiated',
      reason: 'Task failed container health checks',
      deployment: 'ecs-svc/0000000089',
      exclusion: null,
      containers: [
        {
          name: 'api',
          exitCode: 143,
          meaning: 'ended by SIGTERM when told to stop',
          health: 'UNHEALTHY',
          essential: true,
          readySeconds: 156.6,
          lastLines: {
            group: '/ecs/backend',
            stream: 'ecs/api/3f9c1e0700000000000000000000abcd',
            setAside: 3,
            leftOutAtEnd: 2,
            lines: [
              { at: TASK_ENDED - 125_000, text: 'Error: ECONNREFUSED', mark: 'set-aside', leftOut: 0 },
              { at: TASK_ENDED - 30_000, text: 'loading model 7 of 9', mark: null, leftOut: 14 },
              { at: TASK_ENDED - 2_400, text: 'Error: model 8 is missing', mark: 'error', leftOut: 0 },
              { at: TASK_ENDED - 400, text: 'Application startup complete.', mark: 'ready', leftOut: 1 },
            ],
          },
        },
        { name: 'xray', exitCode: 0, meaning: 'ended in order when told to stop', essential: false },
      ],
    },
    {
      id: '0bcc31870000000000000000000abcde',
      endedAt: TASK_ENDED - 60_000,
      livedSeconds: 155,
      exclusion: null,
      endedLike: '3f9c1e0700000000000000000000abcd',
      containers: [{ name: 'api', exitCode: 143, essential: true }],
    },
    {
      id: '185fe5710000000000000000000abcde',
      endedAt: TASK_ENDED - 120_000,
      reason: 'CannotPullContainerError: not found',
      stopCode: 'TaskFailedToStart',
      exclusion: null,
      containers: [{ name: 'api', essential: true }],
    },
  ],
};
