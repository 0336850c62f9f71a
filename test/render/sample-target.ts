import type { Target } from '../../src/model/snapshot.ts';
import { untrusted } from '../../src/model/text.ts';

/** When the samples were read: 2026-11-01 14:03:11Z. */
export const NOW = Date.UTC(2026, 10, 1, 14, 3, 11);

/** The service that they are of. */
export const TARGET: Target = {
  cluster: untrusted('prod'),
  service: untrusted('backend'),
  region: untrusted('eu-west-1'),
  account: untrusted('123456789012'),
  stack: untrusted('backend-prod'),
};
