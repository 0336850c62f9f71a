import { GUARDED } from './guard.ts';
import { HEALTH_CHECK } from './health-check.ts';
import { HEALTH_CHECK_PACE } from './health-check-pace.ts';
import { LOAD_BALANCER } from './load-balancer.ts';
import { LOAD_BALANCER_NETWORK } from './load-balancer-network.ts';
import { LOAD_BALANCER_PACE } from './load-balancer-pace.ts';
import { OOM } from './oom.ts';
import { OOM_RUNTIME } from './oom-runtime.ts';
import { OTHER } from './other.ts';
import { RARE } from './rare.ts';
import { SECOND } from './second/list.ts';
import { STARTUP_CRASH } from './startup-crash.ts';
import { STARTUP_DEPENDENCIES } from './startup-dependencies.ts';
import { STARTUP_IMAGE } from './startup-image.ts';
import { STARTUP_PROGRAM } from './startup-program.ts';
import { STARTUP_RESOURCES } from './startup-resources.ts';
import { TRAPS } from './trap.ts';
import { TRAPS_OF_ABSENCE } from './trap-missing.ts';
import { WELL } from './well.ts';
import { WELL_AGAIN } from './well-again.ts';

/** Every variant. */
export const VARIANTS = [
  ...HEALTH_CHECK,
  ...HEALTH_CHECK_PACE,
  ...LOAD_BALANCER,
  ...LOAD_BALANCER_NETWORK,
  ...LOAD_BALANCER_PACE,
  ...OOM,
  ...OOM_RUNTIME,
  ...OTHER,
  ...GUARDED,
  ...STARTUP_PROGRAM,
  ...STARTUP_CRASH,
  ...STARTUP_IMAGE,
  ...STARTUP_RESOURCES,
  ...STARTUP_DEPENDENCIES,
  ...TRAPS,
  ...TRAPS_OF_ABSENCE,
  ...RARE,
  ...WELL,
  ...WELL_AGAIN,
  ...SECOND,
];
