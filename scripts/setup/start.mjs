import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { withCompileCache } from './compile-cache.mjs';
import { ensureInstalled } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { ensureWeb } from './web.mjs';
import { root, toOutput, withSentences } from './words.mjs';

/** Makes ready what is missing, then runs the server until it ends or is told to. */
export function start(args) {
  return withSentences(async () => {
    await ensureInstalled(toOutput);
    const node = findNode24();
    await ensureWeb(node, toOutput);
    await runServer(node, args);
  });
}

function runServer(node, args) {
  const main = join(root, 'apps', 'server', 'src', 'main.ts');
  // The channel tells the server when this process is gone, however it went.
  const server = spawn(node, [main, ...args], {
    env: withCompileCache(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // The terminal sends Ctrl-C to the server too; sent twice it does no harm.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => server.kill(name));
  const watch = stopWhenNpmIsGone(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code, signal) => {
      clearInterval(watch);
      if (signal) toOutput(`服务器进程被 ${signal} 终止`, `the server was ended by ${signal}`);
      process.exitCode = code ?? 1;
      resolve();
    });
  });
}

/** A killed npm, or its shell, does not always pass the signal on; then this process gets another parent. */
function stopWhenNpmIsGone(server) {
  if (process.env.npm_lifecycle_event !== 'start') return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && server.kill('SIGTERM'), 500);
  watch.unref();
  return watch;
}
