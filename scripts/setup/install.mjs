import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { outcomeOf } from './outcome.mjs';
import { explainText, Failure, root } from './words.mjs';

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.chengshi-installed');

/** Installs the dependencies when there are none, or when package-lock.json has changed since. */
export async function ensureInstalled(say) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const { packages } = JSON.parse(lock);
  // Somebody who ran npm themselves need not wait for it again.
  if (findMissing(packages).length > 0) {
    await install(say);
    checkWhole(packages);
  }
  try {
    writeFileSync(stampFile, stamp);
  } catch (error) {
    throw explainText(error.code, modules) ?? error;
  }
}

/** Compares npm's own record of what lies in node_modules with the lock file. */
function findMissing(packages) {
  const record = join(modules, '.package-lock.json');
  const installed = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')).packages : {};
  return Object.entries(packages)
    .filter(([path, entry]) => {
      if (!path.includes('node_modules/') || (entry.link && existsSync(join(root, path)))) return false;
      const found = installed[path];
      return found ? found.version !== entry.version || !existsSync(join(root, path)) : !isForOtherSystems(entry);
    })
    .map(([path]) => path);
}

/** npm takes it for success when an optional package could not be unpacked; Node.js and PostgreSQL come as such. */
function checkWhole(packages) {
  const missing = findMissing(packages).map((path) => path.split('node_modules/').at(-1));
  if (missing.length === 0) return;
  const names = missing.slice(0, 5).join(', ');
  throw (
    explainText('', root) ??
    new Failure(`以下依赖未能安装：${names}`, `These dependencies could not be installed: ${names}`)
  );
}

function isForOtherSystems(entry) {
  const fits = entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch) && !entry.libc;
  return (entry.optional || entry.devOptional) && !fits;
}

async function install(say) {
  say('正在安装依赖，首次约需一两分钟', 'installing the dependencies, a minute or two the first time');
  makeRoom();
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const ticker = setInterval(() => say(`  仍在安装，已用 ${seconds()} 秒`, `still installing, ${seconds()} s`), 10_000);
  try {
    const { code, output } = await npm(npmWords);
    if (code !== 0) throw explainInstall(output);
  } finally {
    clearInterval(ticker);
  }
  say(`依赖已安装，用时 ${seconds()} 秒`, `dependencies installed in ${seconds()} s`);
}

/** Without a stamp an earlier installation broke off, or npm ran by hand for another lock file: half a package looks like a whole one. */
function makeRoom() {
  const finishedBefore = existsSync(stampFile);
  try {
    accessSync(existsSync(modules) ? modules : root, constants.W_OK);
    const { bavail, bsize } = statfsSync(root);
    if (!finishedBefore && bavail * bsize < neededBytes) throw tooSmall(bavail * bsize);
    for (const path of finishedBefore ? [stampFile] : everyModules()) rmSync(path, { recursive: true, force: true });
  } catch (error) {
    throw error instanceof Failure ? error : (explainText(error.code, existsSync(modules) ? modules : root) ?? error);
  }
}

const neededBytes = 900e6;

function tooSmall(freeBytes) {
  const free = Math.floor(freeBytes / 1e6);
  const needed = neededBytes / 1e6;
  return new Failure(
    `磁盘空间不足：安装依赖约需 ${needed} MB，${root} 所在磁盘只剩 ${free} MB。`,
    `The disk is too full: the dependencies take about ${needed} MB, and ${free} MB are free where ${root} lies.`,
  );
}

/** npm also puts packages into the workspaces, where two of them need different versions. */
function everyModules() {
  const workspaces = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(root, folder, name)),
  );
  return [modules, ...workspaces.map((folder) => join(folder, 'node_modules'))];
}

/**
 * The locked versions, with the lock file left as it is. Not `npm ci`: it refuses a lock file that lacks the optional packages of
 * other systems, as one does that was made against a registry without them.
 */
const npmWords = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];

async function npm(words) {
  const script = process.env.npm_execpath;
  const own = script !== undefined && basename(script).startsWith('npm-cli');
  const [file, args] = own ? [process.execPath, [script, ...words]] : ['npm', words];
  const child = spawn(file, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: !own && process.platform === 'win32',
  });
  try {
    return await outcomeOf(child);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new Failure('找不到 npm。请安装带 npm 的 Node.js。', 'npm was not found. Install Node.js with npm.');
  }
}

function explainInstall(output) {
  const known = explainText(output, existsSync(modules) ? modules : root);
  if (known) return known;
  const reason = output
    .split('\n')
    .filter((line) => line.startsWith('npm error') && !line.includes('A complete log'))
    .slice(0, 5)
    .join('\n');
  return new Failure(
    `安装依赖失败。\n${reason}`,
    'The dependencies could not be installed; npm gives the reason above.',
  );
}
