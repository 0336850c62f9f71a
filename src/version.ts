import { version } from '../package.json';

/** The name under which the program reports itself. */
export const NAME = 'ecs-doctor';

/** The version of the package. */
export const VERSION = version;
