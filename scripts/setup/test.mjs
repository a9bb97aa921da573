import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { withCompileCache } from './compile-cache.mjs';
import { addCounts, countReport, noCounts } from './counts.mjs';
import { ensureInstalled } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { makeScratch } from './scratch.mjs';
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
    try {
      const checks = filters.length === 0 ? [beside(runChecks(node, environment))] : [];
      await web;
      const tests = runTests(node, filters, { ...environment, CHROME_PATH: await browser });
      total = (await Promise.all([...checks, tests])).reduce(addCounts);
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
 * glibc keeps what was freed instead of giving it back and asking for it anew, and asks for large pages: the processes of tests live for
 * minutes, and on virtual machines a page of memory costs more than what most tests do with it.
 */
const keepMemory = {
  GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
  MALLOC_TRIM_THRESHOLD_: '1000000000',
  MALLOC_TOP_PAD_: '67108864',
  MALLOC_MMAP_THRESHOLD_: '1000000000',
};

/** Work that goes on while other work is done; its failure is told where it is awaited. */
function beside(work) {
  work.catch(() => {});
  return work;
}

/** Words before a command that makes it give way to others: the tests begin with one process that fills a database, and checks take any core. */
const yielding = process.platform === 'win32' ? [] : ['nice', '-n', '5'];

async function runChecks(node, environment) {
  toOutput('检查类型、风格、引用方向与无用代码', 'checking types, style, directions of imports, unused code');
  let output = '';
  const command = [...yielding, node, join(root, 'scripts', 'check.ts')];
  const code = await runInherited(command, environment, (text) => (output += text));
  const counted = /^(\d+) passed, (\d+) failed$/m.exec(output);
  if (counted) return { passed: Number(counted[1]), failed: Number(counted[2]), skipped: 0 };
  return { ...noCounts, failed: code === 0 ? 0 : 1 };
}

async function runTests(node, filters, environment) {
  toOutput('测试', 'tests');
  const report = join(environment.TMPDIR, 'report.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return countReport(report, await runInherited([node, vitest, 'run', ...reporters, ...filters], environment));
}

/** Shows the output as it comes; `onText` also gets it. */
function runInherited([file, ...words], environment, onText) {
  const child = spawn(file, words, {
    cwd: root,
    env: environment,
    stdio: ['ignore', onText ? 'pipe' : 'inherit', 'inherit'],
  });
  child.stdout?.on('data', (chunk) => {
    process.stdout.write(chunk);
    onText(String(chunk));
  });
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => child.kill(name));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
