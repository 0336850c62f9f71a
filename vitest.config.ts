import { defineConfig } from 'vitest/config';

/** The tests of the built program build it first, and only when they are run. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'source', include: ['test/**/*.test.ts'], exclude: ['test/built/**'] } },
      {
        extends: true,
        test: { name: 'built', include: ['test/built/**/*.test.ts'], globalSetup: 'test/built/build.ts' },
      },
    ],
  },
});
