import type { Explanation } from '../define.ts';

/** What tasks on an unwell host look like, one by one: hung, slow, unreachable, or ended without a word. */
export const EXPLAINED_BY_HOST: readonly Explanation[] = [
  'check-flaps',
  'check-never-passes',
  'container-unhealthy',
  'start-period-too-short',
  'grace-period-too-short',
  'health-route-slow',
  'target-unhealthy',
  'target-unreachable',
  'targets-overloaded',
  'unexpected-response-code',
  'application-error',
  'container-exits',
].map((rule) => ({ of: { rule }, when: 'substantial' }));
