import { writeFileSync } from 'node:fs';
import { RULES } from '../../src/rules/index.ts';
import { rulesReadme } from './rules-readme.ts';

writeFileSync(new URL('../../src/rules/README.md', import.meta.url), rulesReadme(RULES));
