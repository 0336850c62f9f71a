#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/main.js', import.meta.url);

if (existsSync(program)) {
  const { main } = await import(program.href);
  process.exitCode = await main();
} else {
  process.stderr.write('ecs-doctor has not been built yet: run `npm install` or `npm run build` first.\n');
  process.exitCode = 70;
}
