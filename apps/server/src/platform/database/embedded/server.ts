import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, closeSync, fstatSync, mkdtempSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFull, explainFileError, Failure, isDiskFull, notWritable, tellsOfFullDisk } from '../../ground/failure.ts';
import { signal } from '../../ground/processes.ts';
import { cleanEnvironment, placeCommand } from './cluster.ts';
import { readPostmaster, removeSocketDir, socketPrefix, stopPostmaster } from './leftovers.ts';
import type { Place } from './place.ts';

export type Address = { readonly host: string; readonly port: number };
export type Exit = { readonly requested: boolean; readonly reason: Failure };
export type Server = { readonly address: Address; readonly exited: Promise<Exit>; stop(): Promise<void> };

export type ServerOptions = {
  readonly place: Place;
  readonly logFile: string;
  readonly transport: 'socket' | 'tcp';
  readonly settings: Readonly<Record<string, string>>;
  readonly onProgress: (zh: string, en: string) => void;
};

/** Starts the cluster's server and comes back when it takes connections; after a crash that is when it has recovered. */
export async function startServer(options: ServerOptions): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryStart(options);
    if (outcome.kind === 'started') return outcome.server;
    // Processes of a killed server let go of the shared memory a moment later; a free port may be taken by another program in between.
    const passing = /pre-existing shared memory block|Address already in use|could not create any TCP/.test(
      outcome.log,
    );
    if (!passing || attempt === 40) throw explainLog(outcome.log, options);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

type Outcome = { kind: 'started'; server: Server } | { kind: 'failed'; log: string };

async function tryStart(options: ServerOptions): Promise<Outcome> {
  const { place, logFile } = options;
  const address: Address =
    options.transport === 'socket'
      ? { host: makeSocketDir(place), port: 5432 }
      : { host: '127.0.0.1', port: await freePort() };
  const { child, logStart } = spawnServer(options, address);
  const log = () => readFrom(logFile, logStart);

  let requested = false;
  const atExit = () => {
    if (child.pid) signal(child.pid, 'SIGINT');
    if (options.transport === 'socket') removeSocketDir(address.host);
  };
  const exited = new Promise<Exit>((resolve) => {
    const finish = () => {
      process.off('exit', atExit);
      if (options.transport === 'socket') removeSocketDir(address.host);
      resolve({ requested, reason: explainLog(log(), options) });
    };
    child.once('error', finish);
    child.once('exit', finish);
  });
  // However this process ends (all but SIGKILL), its database does not stay behind.
  process.once('exit', atExit);

  const ready = await Promise.race([exited.then(() => false), untilReady(child, options)]);
  if (!ready) return { kind: 'failed', log: log() };
  const stop = async () => {
    requested = true;
    if (child.pid && child.exitCode === null && child.signalCode === null) await endServer(child.pid, options);
    await exited;
  };
  return { kind: 'started', server: { address, exited, stop } };
}

function spawnServer(options: ServerOptions, address: Address): { child: ChildProcess; logStart: number } {
  const { place, logFile } = options;
  const socket = options.transport === 'socket';
  const settings = {
    listen_addresses: socket ? '' : address.host,
    port: String(address.port),
    unix_socket_directories: socket ? address.host : '',
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    ...options.settings,
  };
  const words = [
    '-D',
    place.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const { file, args } = placeCommand(place, place.binaries.postgres, words);
  try {
    keepLogShort(logFile);
    // A file, not a pipe: the server must be able to write when this process is gone.
    const log = openSync(logFile, 'a', 0o600);
    try {
      const logStart = fstatSync(log).size;
      // Its own session: Ctrl-C in the terminal reaches us, and we stop it in order.
      const child = spawn(file, args, {
        cwd: place.cluster,
        env: cleanEnvironment(),
        detached: true,
        stdio: ['ignore', log, log],
        ...place.user,
      });
      return { child, logStart };
    } finally {
      closeSync(log);
    }
  } catch (error) {
    throw explainFileError(error, logFile);
  }
}

async function untilReady(child: ChildProcess, { place, onProgress }: ServerOptions): Promise<boolean> {
  let nextWord = performance.now() + 2_000;
  for (;;) {
    const postmaster = readPostmaster(place.cluster);
    if (postmaster?.pid === child.pid && postmaster?.ready) return true;
    if (child.exitCode !== null || child.signalCode !== null) return false;
    if (performance.now() > nextWord) {
      onProgress('数据库正在恢复', 'the database is recovering');
      nextWord += 10_000;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function endServer(pid: number, { place }: ServerOptions): Promise<void> {
  if (process.platform !== 'win32') return stopPostmaster(pid);
  // Windows has no signals: pg_ctl speaks to the server through its named pipe.
  const child = spawn(place.binaries.pgCtl, ['stop', '-D', place.cluster, '-m', 'fast', '-w', '-t', '30'], {
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve) =>
    child.once('exit', resolve).once('error', () => resolve(1)),
  );
  if (code !== 0) signal(pid, 'SIGKILL');
}

/** Short on purpose: a socket's path may have 107 bytes, and a clone's path, in Chinese at that, soon has more. */
function makeSocketDir(place: Place): string {
  const longest = 80;
  const parent = Buffer.byteLength(tmpdir()) <= longest - socketPrefix.length ? tmpdir() : '/tmp';
  try {
    const path = mkdtempSync(join(parent, socketPrefix));
    if (place.user) chownSync(path, place.user.uid, place.user.gid);
    return path;
  } catch (error) {
    throw explainFileError(error, parent);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function keepLogShort(logFile: string): void {
  const mostBytes = 10 * 1024 * 1024;
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > mostBytes) renameSync(logFile, `${logFile}.1`);
}

function readFrom(logFile: string, start: number): string {
  try {
    return readFileSync(logFile).subarray(start).toString();
  } catch {
    return '';
  }
}

function explainLog(log: string, { place, logFile }: ServerOptions): Failure {
  if (tellsOfFullDisk(log) || isDiskFull(place.cluster)) return diskFull(place.cluster);
  if (/Read-only file system|could not (open|create|write).*Permission denied/.test(log))
    return notWritable(place.cluster);
  const version = /initialized by PostgreSQL version (\d+)/.exec(log)?.[1];
  if (version) {
    return new Failure(
      `${place.cluster} 由 PostgreSQL ${version} 建立，与内置版本不符。请用旧版成事备份，再恢复到新的数据文件夹。`,
      `${place.cluster} was made by PostgreSQL ${version}, which the embedded one cannot read. Back it up with the older Chengshi and restore it into a new data folder.`,
    );
  }
  const last = log
    .split('\n')
    .filter((line) => /FATAL|PANIC|error/.test(line))
    .at(-1)
    ?.replace(/^.*?(FATAL|PANIC):\s*/, '');
  return new Failure(
    `数据库已停止${last ? `：${last}` : ''}。详见 ${logFile}。`,
    `The database stopped${last ? `: ${last}` : ''}. See ${logFile}.`,
  );
}
