import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the program as `npm run build` does, once before all tests of it. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
