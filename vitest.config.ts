import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts processes and browsers takes longest: it begins first, so that at the end no core waits for one late file. */
const slowest = ['/e2e/', '/ground/', '/server/', ''];
const rank = ({ moduleId }: TestSpecification) => slowest.findIndex((part) => moduleId.includes(part));

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

/** A busy machine is no fault of the code. */
const patient = { testTimeout: 180_000, hookTimeout: 180_000 };

const withDatabase = {
  ...patient,
  globalSetup: ['apps/server/test/support/global.ts'],
  // Each look asks the server or the page, and keeps from its work what is waited for.
  expect: { poll: { interval: 200, timeout: 5_000 } },
};

/** They start databases and products of their own, and need none. */
const startTheirOwn = ['embedded', 'launch'].map((name) => `apps/server/test/ground/${name}.test.ts`);

// Three projects, because they need different things: `unit` nothing, `server` a PostgreSQL, `browser` the built web and Chromium too.
export default defineConfig({
  test: {
    // Tests run the code as Node.js runs it, types stripped, nothing transformed.
    experimental: { viteModuleRunner: false },
    // One for each core, and no more: what they take from each other's caches costs more than waiting does.
    maxWorkers: '100%',
    // Test files share a process, so that modules are loaded once: no test replaces modules or leaves globals behind.
    isolate: false,
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/test/**/*.test.ts',
            'scripts/test/**/*.test.ts',
            'apps/web/src/**/*.test.ts',
            ...startTheirOwn,
          ],
          ...patient,
        },
      },
      {
        test: {
          name: 'server',
          include: ['apps/server/test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...startTheirOwn],
          ...withDatabase,
        },
      },
      { test: { name: 'browser', include: ['e2e/**/*.test.ts'], ...withDatabase } },
    ],
  },
});
