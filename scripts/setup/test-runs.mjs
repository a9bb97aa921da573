import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCounts, countReport } from './counts.mjs';
import { Failure, root } from './words.mjs';

/**
 * All tests, in three runs beside each other. Browsers and servers have half of the cores each: two browsers at once, or two of anything that
 * needs as much memory, take more from each other than they gain. What needs neither city nor browser fills the moments in which those wait.
 * `ready` gives what the environment of the first two lacks.
 */
export async function runAllTests(node, environment, ready) {
  const half = `--maxWorkers=${Math.max(1, Math.floor(availableParallelism() / 2))}`;
  const counts = await Promise.all([
    runVitest(node, ['--project=unit', '--maxWorkers=1'], environment, yielding),
    withCity(node, environment, async (city) => {
      const all = { ...environment, ...(await ready()), CHENGSHI_TEST_CITY: city };
      const projects = ['browser', 'server'].map((name) => runVitest(node, [`--project=${name}`, half], all));
      return (await Promise.all(projects)).reduce(addCounts);
    }),
  ]);
  return counts.reduce(addCounts);
}

/** Tests whose file names contain one of the words, in one run; if they need the city, they open their own. */
export const runSomeTests = (node, environment, filters) => runVitest(node, filters, environment);

/** Words before a command that makes it give way to others, and still get something. */
export const yielding = process.platform === 'win32' ? [] : ['nice', '-n', '10'];

/** The PostgreSQL with the demonstration city that runs share, in a process of its own; `use` gets it as JSON. */
async function withCity(node, environment, use) {
  const script = join(root, 'apps', 'server', 'test', 'support', 'share-city.ts');
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'];
  const child = spawn(node, [script], { cwd: root, env: environment, stdio });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const city = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
    if (!city)
      throw new Failure('测试用的数据库未能启动，原因见上。', 'The database of the tests did not start: see above.');
    return await use(JSON.stringify(city[0]));
  } finally {
    if (child.connected) child.disconnect();
    await ended;
  }
}

async function runVitest(node, words, environment, before = []) {
  const folder = mkdtempSync(join(tmpdir(), 'chengshi-test-'));
  const report = join(folder, 'report.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const command = [...before, node, vitest, 'run', ...reporters, ...words];
    return countReport(report, await runInherited(command, environment));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Shows the output as it comes; `onText` also gets it. */
export function runInherited([file, ...words], environment, onText) {
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
