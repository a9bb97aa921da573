import { spawn } from 'node:child_process';
import { withCompileCache } from './compile-cache.mjs';
import { ensureInstalled } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { Failure, toErrors, withSentences } from './words.mjs';

/** Runs a file of this project, TypeScript included, with the dependencies it needs. Messages go to standard error. */
export function run([file, ...args]) {
  return withSentences(async () => {
    if (!file)
      throw new Failure('用法：node scripts/run.mjs 文件 [参数…]', 'Usage: node scripts/run.mjs FILE [ARGUMENTS…]');
    await ensureInstalled(toErrors);
    const child = spawn(findNode24(), [file, ...args], { env: withCompileCache(), stdio: 'inherit' });
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
    process.exitCode = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  });
}
