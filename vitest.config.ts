import { defineConfig } from 'vitest/config';

/**
 * The tests of the built program build it first, and only when they are run. The mock of the SDK changes the SDK's own
 * classes, so each of its files has modules to itself; the other modules keep nothing between two tests, and sharing them
 * halves the time.
 */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'source',
          include: ['test/**/*.test.ts'],
          exclude: ['test/aws/**', 'test/built/**'],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'sdk', include: ['test/aws/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'built', include: ['test/built/**/*.test.ts'], globalSetup: 'test/built/build.ts' },
      },
    ],
  },
});
