import { deployment89 } from './deployment-89.ts';
import { imageNotFound } from './image-not-found.ts';
import { memoryLimit } from './memory-limit.ts';
import { missingEnvironment } from './missing-environment.ts';
import { rollingUpdate } from './rolling-update.ts';
import type { Scenario } from './scenario.ts';
import { slowStart } from './slow-start.ts';
import { steady } from './steady.ts';
import { wrongHealthPath } from './wrong-health-path.ts';

/** Every story that can be played; the first one is the default. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  deployment89,
  missingEnvironment,
  imageNotFound,
  memoryLimit,
  wrongHealthPath,
  slowStart,
  rollingUpdate,
  steady,
];
