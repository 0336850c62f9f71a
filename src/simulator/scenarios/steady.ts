import { catalogueRevision, catalogueService } from './catalogue.ts';
import { HOUSEKEEPING, LONG_BEFORE, QUIET_SERVICE } from './neighbours.ts';
import type { Scenario } from './scenario.ts';

const CLUSTER = 'store-production';

/** A service with which nothing is wrong. */
export const steady: Scenario = {
  name: 'steady',
  title: 'A service in a steady state',
  story:
    'The catalogue has been running on one revision for hours. All tasks and targets are healthy and nothing has stopped.',
  target: { cluster: CLUSTER, service: 'catalogue' },
  seed: 'a',
  settings: {
    cluster: CLUSTER,
    services: [
      catalogueService([{ atSeconds: LONG_BEFORE, revision: catalogueRevision(57) }]),
      QUIET_SERVICE,
    ],
    oneOffs: [HOUSEKEEPING],
    stacks: [],
  },
  lookAfterSeconds: 30 * 60,
  expected: { verdicts: ['healthy'], category: null },
};
