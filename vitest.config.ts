import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Three projects, because they need different things: `unit` nothing, `server` a PostgreSQL, `browser` the built web and Chromium too.
export default defineConfig({
  test: {
    // Tests run the code as Node.js runs it, types stripped, nothing transformed.
    experimental: { viteModuleRunner: false },
    // By default one core of two would stay idle.
    maxWorkers: availableParallelism(),
    // Test files share a process, so that modules are loaded once: no test replaces modules or leaves globals behind.
    isolate: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts', 'apps/web/src/**/*.test.ts'],
          // A busy machine is no fault of the code.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['apps/server/test/**/*.test.ts'],
          globalSetup: ['apps/server/test/support/global.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['apps/server/test/support/global.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
