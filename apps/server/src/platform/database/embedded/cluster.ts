import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { diskFull, explainFileError, Failure, isDiskFull, notWritable, tellsOfFullDisk } from '../../ground/failure.ts';
import type { Place } from './place.ts';

export const superuser = 'chengshi_owner';

/**
 * Makes the cluster on first use. It grows in a folder beside and is renamed when whole, so that a start that was killed
 * half-way leaves nothing that looks like a database; what it leaves, the first password among it, goes with the next start.
 */
export async function makeCluster(place: Place, password: string, durable: boolean): Promise<void> {
  const parent = dirname(place.cluster);
  const half = `${basename(place.cluster)}.new-`;
  const target = join(parent, `${half}${process.pid}`);
  const secret = `${target}.secret`;
  try {
    for (const name of readdirSync(parent)) {
      if (name.startsWith(half)) rmSync(join(parent, name), { recursive: true, force: true });
    }
    mkdirSync(target, { mode: 0o700 });
    mkdirSync(secret, { mode: 0o700 });
    const passwordFile = join(secret, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    for (const path of place.user ? [target, secret, passwordFile] : [])
      chownSync(path, place.user?.uid ?? 0, place.user?.gid ?? 0);
    await initdb(place, target, passwordFile, durable);
    renameSync(target, place.cluster);
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    throw explainFileError(error, parent);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
}

export const clusterExists = (place: Place): boolean => existsSync(join(place.cluster, 'PG_VERSION'));

/** PostgreSQL insists on a folder that nobody else can enter; unpacking or copying a clone may have opened it. */
export function closeCluster(place: Place): void {
  try {
    chmodSync(place.cluster, 0o700);
  } catch (error) {
    throw explainFileError(error, place.cluster);
  }
}

/** Runs a program of the place as the place's user; `env` is small, so that the caller's PG* settings have no say. */
export function placeCommand(place: Place, program: string, args: readonly string[]): { file: string; args: string[] } {
  const [file = program, ...words] = [...place.prefix, program, ...args];
  return { file, args: words };
}

export const cleanEnvironment = (): NodeJS.ProcessEnv => {
  const kept: NodeJS.ProcessEnv = { LC_ALL: process.platform === 'win32' ? undefined : 'C', TZ: 'UTC' };
  for (const name of ['PATH', 'SystemRoot', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR', 'HOME', 'USERPROFILE'])
    kept[name] = process.env[name];
  return kept;
};

async function initdb(place: Place, target: string, passwordFile: string, durable: boolean): Promise<void> {
  const { file, args } = placeCommand(place, place.binaries.initdb, [
    '--pgdata',
    target,
    '--username',
    superuser,
    '--pwfile',
    passwordFile,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...locale(),
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  const child = spawn(file, args, {
    cwd: dirname(target),
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...place.user,
  });
  const atExit = () => child.kill();
  process.once('exit', atExit);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.off('exit', atExit);
  if (code === 0) return;
  if (tellsOfFullDisk(output) || isDiskFull(dirname(target))) throw diskFull(dirname(target));
  if (/Permission denied|Read-only file system/.test(output)) throw notWritable(dirname(target));
  const last =
    output
      .trim()
      .split('\n')
      .filter((line) => line.includes('error:') || line.includes('FATAL'))
      .join(' ') || output.trim().slice(-300);
  throw new Failure(`无法建立数据库：${last}`, `The database could not be created: ${last}`);
}

/**
 * Order and letter case come from PostgreSQL's own C.UTF-8, the same on every system. The system's LC_CTYPE still decides
 * which signs are letters for pg_trgm, and under plain `C` no Chinese sign is one.
 */
function locale(): string[] {
  const provider = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  if (process.platform === 'linux') return [...provider, '--locale=C.UTF-8'];
  return [...provider, '--locale=C', process.platform === 'darwin' ? '--lc-ctype=en_US.UTF-8' : '--lc-ctype=en-US'];
}
