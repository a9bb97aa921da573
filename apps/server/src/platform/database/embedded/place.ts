import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { explainFileError, Failure } from '../../ground/failure.ts';
import { type Binaries, binariesIn } from './binaries.ts';

/**
 * Where the cluster lies, which binaries run it, and as whom. PostgreSQL refuses to run as root, and an unprivileged user cannot
 * enter a clone below a root-only folder. So root runs it in a user namespace, where root's own files seem to belong to `nobody`;
 * where the system forbids that, the binaries and the cluster live outside, below /var/lib/chengshi, and belong to `nobody`.
 */
export type Place = {
  readonly cluster: string;
  readonly binaries: Binaries;
  /** Words before the program's own: `unshare …`, or none. */
  readonly prefix: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
};

type Progress = (zh: string, en: string) => void;

const unshare = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];

export function choosePlace(dataDir: string, found: Binaries, onProgress: Progress): Place {
  const inside = join(dataDir, 'postgres');
  const known = clusterPath(dataDir);
  if (known !== inside) return outsidePlace(known, found);
  if (process.getuid?.() !== 0) return { cluster: inside, binaries: found, prefix: [], user: undefined };

  const owner = statSync(inside, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) {
    // The clone belongs to somebody else, who could start it before: let the database go on as that user.
    return { cluster: inside, binaries: found, prefix: [], user: { uid: owner.uid, gid: owner.gid } };
  }
  if (canUnshare(found)) return { cluster: inside, binaries: found, prefix: unshare, user: undefined };
  if (owner) {
    throw new Failure(
      `${inside} 属于 root，而本系统不允许 root 运行 PostgreSQL（unshare 被禁用）。请允许用户命名空间，或改用普通用户启动。`,
      `${inside} belongs to root, and this system lets root run no PostgreSQL (unshare is forbidden). Allow user namespaces, or start as an ordinary user.`,
    );
  }
  const outside = join(outsideRoot(), createHash('sha256').update(dataDir).digest('hex').slice(0, 16), 'postgres');
  onProgress(
    `以 root 运行且系统不允许用户命名空间：数据库存放在 ${outside}`,
    `running as root without user namespaces: the database lives in ${outside}`,
  );
  const place = outsidePlace(outside, found);
  try {
    writeFileSync(pointerPath(dataDir), `${outside}\n`, { mode: 0o600 });
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
  return place;
}

/** Where the cluster of a data folder lies, or will. */
export function clusterPath(dataDir: string): string {
  const pointer = pointerPath(dataDir);
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres');
}

const pointerPath = (dataDir: string): string => join(dataDir, 'postgres.location');

/** CHENGSHI_UNSHARE=never takes the other way, for systems where the probe succeeds and the server does not, and for the tests. */
function canUnshare(binaries: Binaries): boolean {
  if (process.platform !== 'linux' || process.env.CHENGSHI_UNSHARE === 'never') return false;
  const [program = '', ...words] = unshare;
  return spawnSync(program, [...words, binaries.postgres, '--version'], { stdio: 'ignore' }).status === 0;
}

const outsideRoot = (): string => process.env.CHENGSHI_OUTSIDE ?? '/var/lib/chengshi';

function outsidePlace(cluster: string, found: Binaries): Place {
  if (process.getuid?.() !== 0) {
    throw new Failure(
      `数据库位于 ${cluster}，由 root 创建。请仍以 root 启动，或先备份再恢复到新的数据文件夹。`,
      `The database lies in ${cluster}, made by root. Start as root as before, or back it up and restore it into a new data folder.`,
    );
  }
  try {
    const user = nobody();
    const home = dirname(cluster);
    mkdirSync(home, { recursive: true });
    chmodSync(dirname(home), 0o711);
    chownSync(home, user.uid, user.gid);
    chmodSync(home, 0o700);
    return { cluster, binaries: copyBinaries(found, dirname(home)), prefix: [], user };
  } catch (error) {
    throw explainFileError(error, cluster);
  }
}

/** initdb looks its user up by name, so it must be one that the system knows. */
function nobody(): { uid: number; gid: number } {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (!line) {
    throw new Failure(
      '以 root 运行时需要系统中有 nobody 用户。请改用普通用户启动。',
      'Running as root needs the user nobody, which this system lacks. Start as an ordinary user.',
    );
  }
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/** One copy per version of the binaries, readable by everyone, finished by a rename so that a half copy is never used. */
function copyBinaries(found: Binaries, root: string): Binaries {
  const version = (JSON.parse(readFileSync(join(found.root, 'package.json'), 'utf8')) as { version: string }).version;
  const target = join(root, `binaries-${version}`);
  if (!existsSync(target)) {
    for (const name of readdirSync(root)) {
      if (name.startsWith(`${basename(target)}.new-`)) rmSync(join(root, name), { recursive: true, force: true });
    }
    const half = `${target}.new-${process.pid}`;
    mkdirSync(half);
    cpSync(join(found.root, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    openToAll(half);
    renameSync(half, target);
  }
  return binariesIn(target);
}

function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.isDirectory() ? 0o755 : (entry.mode & 0o111) === 0 ? 0o644 : 0o755);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
