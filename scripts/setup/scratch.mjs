import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const prefix = 'chengshi-tests-';
/** What a run of the tests writes at most, most of it databases; a machine that lacks it in memory beside its work has a disk. */
const neededBytes = 8e9;

/**
 * A folder for what a run of the tests writes and throws away, and the way to remove it: in memory where there is plenty, since tests make and
 * remove some hundred thousand small files. Folders of runs that were killed go first.
 */
export function makeScratch(parent = hasMemory() ? memory : tmpdir()) {
  for (const name of readdirSync(parent).filter((name) => name.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length));
    // A folder under the number of this process is of one that had it before.
    if (pid === process.pid || !isRunning(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const path = join(parent, `${prefix}${process.pid}`);
  // PostgreSQL may run as another user than who tests.
  mkdirSync(path, { mode: 0o755 });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function hasMemory() {
  if (process.platform !== 'linux') return false;
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .findLast(([, path]) => path === memory);
  if (mount?.[2] !== 'tmpfs' || mount[3].split(',').includes('noexec')) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= neededBytes && (process.availableMemory?.() ?? 0) >= 2 * neededBytes;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
