import type { Explanation } from '../define.ts';

/** Before memory runs out an application may crash in other ways, and leave its probes unanswered. */
export const EXPLAINED_BY_MEMORY: readonly Explanation[] = [
  { of: { category: 'startup' }, when: 'substantial' },
  { of: { category: 'health-check' }, when: 'substantial' },
  { of: { category: 'load-balancer' }, when: 'substantial' },
];
