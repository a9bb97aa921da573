import { createReadStream, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { errorCode, explainFileError, Failure } from '../ground/failure.ts';
import { projectDir } from '../ground/options.ts';
import { type ArchiveWriter, type Manifest, writeArchive } from './archive.ts';
import { copyOut } from './copy.ts';
import { listSequences, listTables, quoted, type Table } from './schema.ts';

export type BackupSummary = {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
};

export type BackupSource = { readonly adminUrl: string; readonly dataDir: string; readonly productVersion: string };

/**
 * Writes everything into one file while the product goes on working: the database as it stands at one moment, the files it names
 * (which are written before, and never changed or removed), and the key of the sessions and second factors.
 */
export async function backUp(source: BackupSource, file: string): Promise<BackupSummary> {
  const createdAt = new Date();
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch (error) {
    throw explainFileError(error, dirname(file));
  }
  const archive = writeArchive(file, createdAt);
  try {
    const database = await copyDatabase(source.adminUrl, archive);
    const files = await copyFiles(source.dataDir, archive);
    await archive.close({
      format: 'chengshi-backup-1',
      productVersion: source.productVersion,
      createdAt: createdAt.toISOString(),
      ...database,
      files,
    });
    const rows = database.tables.reduce((sum, table) => sum + table.rows, 0);
    return { tables: database.tables.length, rows, files, bytes: (await stat(file)).size };
  } catch (error) {
    await archive.abandon();
    throw explainCopyError(explainFileError(error, file));
  }
}

/** `chengshi-20250301-081500.tar.gz`, in UTC. */
export function backupName(at: Date): string {
  const stamp = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `chengshi-${stamp}.tar.gz`;
}

export function readVersion(): string {
  return (JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as { version: string }).version;
}

async function copyDatabase(
  adminUrl: string,
  archive: ArchiveWriter,
): Promise<Pick<Manifest, 'postgresVersion' | 'migrations' | 'tables' | 'sequences'>> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'chengshi backup' });
  await client.connect();
  try {
    // One snapshot for all tables. With row_security off the database refuses, rather than leave out rows that policies hide.
    await client.query(
      'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL row_security = off; SET LOCAL statement_timeout = 0',
    );
    const tables = await listTables(client);
    if (!tables.some(({ schema, name }) => schema === 'public' && name === 'migrations')) {
      throw new Failure('数据库中还没有数据，无需备份。', 'The database is still empty: there is nothing to back up.');
    }
    const { rows: migrations } = await client.query<{ name: string; digest: string }>(
      'SELECT name, digest FROM public.migrations ORDER BY name',
    );
    const { rows: version } = await client.query<{ server_version: string }>('SHOW server_version');
    const counted: Manifest['tables'] = [];
    for (const table of tables)
      counted.push({ ...table, columns: [...table.columns], rows: await copyTable(client, table, archive) });
    // Sequences stand outside transactions: read last, they are never behind the rows.
    const sequences = await listSequences(client);
    return { postgresVersion: version[0]?.server_version ?? '', migrations, tables: counted, sequences };
  } finally {
    await client.end();
  }
}

async function copyTable(client: pg.Client, table: Table, archive: ArchiveWriter): Promise<number> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  let part = 0;
  return copyOut(client, `COPY ${quoted(client, table)} (${columns}) TO STDOUT`, (bytes) => {
    part += 1;
    return archive.add(tablePath(table, part), bytes.length, [bytes]);
  });
}

export const tablePath = ({ schema, name }: { schema: string; name: string }, part: number): string =>
  `database/${schema}/${name}/${String(part).padStart(6, '0')}`;

async function copyFiles(dataDir: string, archive: ArchiveWriter): Promise<number> {
  const secret = join(dataDir, 'session-secret');
  const bytes = await readFile(secret).catch(ignoreMissing);
  if (bytes) await archive.add('session-secret', bytes.length, [bytes]);
  let count = 0;
  for (const path of await storedFiles(join(dataDir, 'files'))) {
    const full = join(dataDir, 'files', path);
    const { size } = await stat(full);
    await archive.add(`files/${path}`, size, createReadStream(full));
    count += 1;
  }
  return count;
}

/** The store names files by the SHA-256 of their content; other names are uploads under way. */
async function storedFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const group of (await readdir(folder).catch(ignoreMissing)) ?? []) {
    for (const name of (await readdir(join(folder, group)).catch(ignoreMissing)) ?? [])
      if (/^[0-9a-f]{64}$/.test(name)) found.push(`${group}/${name}`);
  }
  return found.sort();
}

function ignoreMissing(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error;
}

function explainCopyError(error: unknown): unknown {
  if (errorCode(error) !== '42501') return error;
  return new Failure(
    'DATABASE_URL 中的用户无权读取全部数据。备份需要超级用户或带 BYPASSRLS 的用户。',
    'The user in DATABASE_URL may not read all rows. A backup needs a superuser, or a user with BYPASSRLS.',
    error,
  );
}
