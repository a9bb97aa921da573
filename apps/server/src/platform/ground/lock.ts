import { closeSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCode, explainFileError, Failure } from './failure.ts';
import { isAlive, processStart } from './processes.ts';

export type InstanceLock = { readonly dataDir: string; release(): void };

type Holder = { readonly pid: number; readonly started: string | undefined };

const held = new Map<string, { count: number; started: string }>();

/**
 * Takes the data folder for this process; whoever holds it may start, stop and sweep up a database there.
 * The file names the process with its start time, so a lock left by a killed process never blocks, even when its pid is given out again.
 * Taking it again in the same process succeeds. Throws a `Failure` when another living process holds it.
 */
export function takeInstanceLock(dataDir: string): InstanceLock {
  const folder = makeFolder(dataDir);
  const own = held.get(folder);
  if (own) own.count += 1;
  else held.set(folder, { count: 1, started: writeLock(folder) });
  let released = false;
  return {
    dataDir: folder,
    release() {
      if (released) return;
      released = true;
      releaseOnce(folder);
    },
  };
}

/** The living process that holds the data folder, or undefined. */
export function lockHolder(dataDir: string): Holder | undefined {
  const holder = readHolder(lockPath(resolve(dataDir)));
  return holder !== undefined && isHolding(holder) ? holder : undefined;
}

function makeFolder(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return realpathSync(dataDir);
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

function releaseOnce(folder: string): void {
  const own = held.get(folder);
  if (!own) return;
  own.count -= 1;
  if (own.count > 0) return;
  held.delete(folder);
  const holder = readHolder(lockPath(folder));
  if (holder?.pid === process.pid && holder.started === own.started) rmSync(lockPath(folder), { force: true });
}

function writeLock(folder: string): string {
  const path = lockPath(folder);
  const started = processStart(process.pid) ?? '';
  const text = JSON.stringify({ pid: process.pid, started });
  for (;;) {
    if (createWith(path, text, folder)) return started;
    const before = readText(path);
    const holder = parseHolder(before);
    if (holder && isHolding(holder)) {
      throw new Failure(
        `数据文件夹 ${folder} 正由另一个成事实例（进程 ${holder.pid}）使用。请先停止它，或用 CHENGSHI_DATA 指定其他文件夹。`,
        `Another Chengshi (process ${holder.pid}) is using the data folder ${folder}. Stop it first, or name another folder with CHENGSHI_DATA.`,
      );
    }
    removeStale(path, before, folder);
  }
}

/** Exclusive creation: of several starting at once, one succeeds. */
function createWith(path: string, text: string, folder: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw explainFileError(error, folder);
  }
  try {
    writeSync(file, text);
  } catch (error) {
    rmSync(path, { force: true });
    throw explainFileError(error, folder);
  } finally {
    closeSync(file);
  }
  return true;
}

/** Moves the stale file aside before deleting it, so that a fresh lock written in between by another starter is noticed and put back. */
function removeStale(path: string, expected: string, folder: string): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    if (readText(aside) !== expected) {
      renameSync(aside, path);
      return;
    }
    rmSync(aside, { force: true });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw explainFileError(error, folder);
  }
}

function isHolding(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  const started = processStart(holder.pid);
  return holder.started === undefined || started === undefined || started === holder.started;
}

function readHolder(path: string): Holder | undefined {
  return parseHolder(readText(path));
}

function parseHolder(text: string): Holder | undefined {
  const match = /"pid":(\d+),"started":"([^"]*)"/.exec(text);
  return match ? { pid: Number(match[1]), started: match[2] || undefined } : undefined;
}

/** Empty means just created, and not yet written: given a moment, it gets its text, or its writer was killed in that moment. */
function readText(path: string): string {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      const text = readFileSync(path, 'utf8');
      if (text !== '') return text;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return '';
      throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
  return '';
}

const lockPath = (folder: string): string => join(folder, 'instance.lock');
