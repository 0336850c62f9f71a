import { HEALTH_CHECK } from './health-check.ts';
import { LOAD_BALANCER, LOAD_BALANCER_TIME } from './load-balancer.ts';
import { OOM } from './oom.ts';
import { GONE, OTHER } from './other.ts';
import { STARTUP_DEPENDENCIES } from './startup-dependencies.ts';
import { STARTUP_PROGRAM } from './startup-program.ts';
import { STARTUP_RESOURCES } from './startup-resources.ts';
import { WELL } from './well.ts';

/** Every variant. */
export const VARIANTS = [
  ...HEALTH_CHECK,
  ...STARTUP_RESOURCES,
  ...STARTUP_DEPENDENCIES,
  ...STARTUP_PROGRAM,
  ...OOM,
  ...LOAD_BALANCER,
  ...LOAD_BALANCER_TIME,
  ...GONE,
  ...OTHER,
  ...WELL,
];
