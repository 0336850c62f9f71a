import { CATALOGUE_TARGETS, catalogueRevision, catalogueService } from './catalogue.ts';
import { HOUSEKEEPING, LONG_BEFORE, QUIET_SERVICE } from './neighbours.ts';
import type { Scenario } from './scenario.ts';
import { updatedResources } from './stack-resources.ts';

const CLUSTER = 'store-production';
const NEXT = catalogueRevision(58);

/** A rolling update half way through. */
export const rollingUpdate: Scenario = {
  name: 'rolling-update',
  title: 'A rolling update is half way through and all is well',
  story:
    'Revision 58 replaces revision 57, two tasks at a time. The new tasks become healthy within a minute, the old ones drain and stop. Nothing is wrong; it only is not finished.',
  target: { cluster: CLUSTER, service: 'catalogue', stack: 'catalogue' },
  seed: 'a',
  settings: {
    cluster: CLUSTER,
    services: [
      catalogueService([
        { atSeconds: LONG_BEFORE, revision: catalogueRevision(57) },
        { atSeconds: 0, revision: NEXT },
      ]),
      QUIET_SERVICE,
    ],
    oneOffs: [HOUSEKEEPING],
    stacks: [
      {
        name: 'catalogue',
        description: 'The catalogue of the store',
        operation: 'UPDATE',
        beginsAtSeconds: -18,
        resources: updatedResources({ cluster: CLUSTER, revision: NEXT, targetGroup: CATALOGUE_TARGETS }),
        serviceName: 'catalogue',
        serviceLogicalId: 'CatalogueService',
      },
    ],
  },
  lookAfterSeconds: 80,
  expected: { verdicts: ['in-progress'], category: null },
};
