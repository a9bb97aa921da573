import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts processes and browsers takes longest: it begins first, so that at the end no core waits for one late file. */
const slowest = ['/e2e/', '/ground/', '/server/', ''];
const rank = ({ moduleId }: TestSpecification) => slowest.findIndex((part) => moduleId.includes(part));

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

// Two projects, because they need different things: `unit` nothing, `product` a PostgreSQL, the built web and Chromium.
export default defineConfig({
  test: {
    // Tests run the code as Node.js runs it, types stripped, nothing transformed.
    experimental: { viteModuleRunner: false },
    // One for each core, and no more: each brings a server and a browser, and what they take from each other's caches costs more than waiting does.
    maxWorkers: '100%',
    // Test files share a process, so that modules are loaded once: no test replaces modules or leaves globals behind.
    isolate: false,
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts', 'apps/web/src/**/*.test.ts'],
          // A busy machine is no fault of the code.
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'product',
          include: ['apps/server/test/**/*.test.ts', 'e2e/**/*.test.ts'],
          globalSetup: ['apps/server/test/support/global.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Each look asks the server or the page, and keeps from its work what is waited for.
          expect: { poll: { interval: 200, timeout: 5_000 } },
        },
      },
    ],
  },
});
