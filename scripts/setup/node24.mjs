import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, root } from './words.mjs';

/** The program of a Node.js that runs TypeScript as it is: this one when it is new enough, else the one npm brought. */
export function findNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const modules = join(root, 'node_modules');
  for (const name of existsSync(modules) ? readdirSync(modules) : []) {
    if (!/^node-(bin-)?(linux|darwin|win)-/.test(name)) continue;
    const program = join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(program)) return program;
  }
  throw new Failure(
    `需要 Node.js 24，而 npm 没有适用于本机（${process.platform}-${process.arch}）的版本。请安装 Node.js 24 后再试。`,
    `Node.js 24 is needed, and npm brought none for this machine (${process.platform}-${process.arch}). Install Node.js 24 and try again.`,
  );
}
