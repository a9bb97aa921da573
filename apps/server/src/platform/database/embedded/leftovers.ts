import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { commandLine, isAlive, processesInside, signal, waitUntil } from '../../ground/processes.ts';

/** What PostgreSQL writes about itself in `postmaster.pid` (one line each: pid, data folder, start time, port, socket folder, address). */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
  readonly address: string;
  readonly ready: boolean;
};

export const socketPrefix = 'chengshi-';

export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return {
    pid,
    port: Number(lines[3]),
    socketDir: lines[4] ?? '',
    address: lines[5] ?? '',
    ready: (lines[7] ?? '').trim() === 'ready',
  };
}

/** True when the postmaster of the cluster is alive, and not a stranger that was given its pid later. */
export function isRunning(cluster: string, postmaster: Postmaster): boolean {
  if (!isAlive(postmaster.pid)) return false;
  if (process.platform === 'win32') return true;
  const line = commandLine(postmaster.pid);
  return line.includes('postgres') && line.includes(cluster);
}

/**
 * Stops what an earlier start left behind when it was killed, so that this one finds the cluster free: its server, or the
 * processes of a killed server, which hold the shared memory until they notice. Only the holder of the instance lock may call it.
 */
export async function sweepLeftovers(cluster: string, onProgress: (zh: string, en: string) => void): Promise<void> {
  const old = readPostmaster(cluster);
  if (old && isRunning(cluster, old)) {
    onProgress('正在停止上次遗留的数据库进程', 'stopping the database that an earlier start left behind');
    await stopPostmaster(old.pid);
  }
  if (!(await waitUntil(() => processesInside(cluster).length === 0, 5_000))) {
    for (const pid of processesInside(cluster)) signal(pid, 'SIGKILL');
    await waitUntil(() => processesInside(cluster).length === 0, 5_000);
  }
  if (old) {
    // With all its processes gone the file is stale; left there, it stops PostgreSQL when its pid now belongs to a stranger.
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    removeSocketDir(old.socketDir);
  }
}

/** Fast first (running transactions are rolled back), then without clean-up, then by force; the next start recovers in each case. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [name, milliseconds] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signal(pid, name);
    if (await waitUntil(() => !isAlive(pid), milliseconds)) return;
  }
}

/** Only a folder that looks like ours: the path comes out of a file. */
export function removeSocketDir(path: string): void {
  if (!basename(path).startsWith(socketPrefix) || !existsSync(path)) return;
  rmSync(path, { recursive: true, force: true });
}
