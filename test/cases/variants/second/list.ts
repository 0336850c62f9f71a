import { COMPANY } from './company.ts';
import { CONTROLLER } from './controller.ts';
import { HOST } from './host.ts';
import { LANGUAGE } from './language.ts';
import { RELEASE } from './release.ts';
import { RESOURCE } from './resource.ts';
import { RUNTIME } from './runtime.ts';
import { SIDECAR } from './sidecar.ts';
import { SOUND } from './sound.ts';
import { STACKED } from './stacked.ts';
import { TARGET } from './target.ts';

/** The second set of variants: what the first has little of. */
export const SECOND = [
  ...HOST,
  ...TARGET,
  ...CONTROLLER,
  ...SIDECAR,
  ...COMPANY,
  ...RELEASE,
  ...STACKED,
  ...LANGUAGE,
  ...RUNTIME,
  ...RESOURCE,
  ...SOUND,
];
