import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { withCompileCache } from './compile-cache.mjs';
import { addCounts, noCounts } from './counts.mjs';
import { ensureInstalled } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { makeScratch } from './scratch.mjs';
import { runAllTests, runInherited, runSomeTests, yielding } from './test-runs.mjs';
import { ensureWeb } from './web.mjs';
import { root, toOutput, withSentences } from './words.mjs';

/**
 * Everything that must hold: the checks and the tests. Filters (parts of file names) leave out the checks and all
 * other tests. The last line is always `N passed, N failed`; each check counts as one.
 */
export async function test(filters) {
  let total = noCounts;
  let finished = false;
  await withSentences(async () => {
    // One waits for its network while the other unpacks.
    const browser = beside(ensureBrowser());
    await ensureInstalled(toOutput);
    const node = findNode24();
    const web = beside(ensureWeb(node, toOutput));
    const scratch = makeScratch();
    const environment = withCompileCache({ ...process.env, ...keepMemory, TMPDIR: scratch.path });
    const withBrowser = async () => {
      await web;
      return { CHROME_PATH: await browser };
    };
    try {
      if (filters.length > 0) {
        total = await runSomeTests(node, { ...environment, ...(await withBrowser()) }, filters);
      } else {
        const work = [runChecks(node, environment), runAllTests(node, environment, withBrowser)];
        total = (await Promise.all(work)).reduce(addCounts);
      }
      finished = true;
    } finally {
      scratch.remove();
    }
  });
  if (!finished) total = addCounts(total, { ...noCounts, failed: 1 });
  if (total.failed > 0) process.exitCode = 1;
  if (total.skipped > 0) console.log(`${total.skipped} skipped`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
}

/**
 * glibc keeps what was freed instead of giving it back and asking for it anew: the processes of tests live for minutes, and on virtual
 * machines a page of memory costs more than what most tests do with it.
 */
const keepMemory = {
  MALLOC_TRIM_THRESHOLD_: '1000000000',
  MALLOC_TOP_PAD_: '67108864',
  MALLOC_MMAP_THRESHOLD_: '1000000000',
};

/** Work that goes on while other work is done; its failure is told where it is awaited. */
function beside(work) {
  work.catch(() => {});
  return work;
}

async function runChecks(node, environment) {
  toOutput('检查与测试', 'checks and tests');
  let output = '';
  const command = [...yielding, node, join(root, 'scripts', 'check.ts')];
  const code = await runInherited(command, environment, (text) => (output += text));
  const counted = /^(\d+) passed, (\d+) failed$/m.exec(output);
  if (counted) return { passed: Number(counted[1]), failed: Number(counted[2]), skipped: 0 };
  return { ...noCounts, failed: code === 0 ? 0 : 1 };
}
