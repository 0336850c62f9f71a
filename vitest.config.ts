import { defineConfig } from 'vitest/config';

/** The tests of the built program build it first, and only when they are run. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    // No module keeps anything between two tests, so the files of one worker may share them: it halves the time.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'source', include: ['test/**/*.test.ts'], exclude: ['test/built/**'] } },
      {
        extends: true,
        test: { name: 'built', include: ['test/built/**/*.test.ts'], globalSetup: 'test/built/build.ts' },
      },
    ],
  },
});
