import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { listMigrations, migrate } from '../database/migrate.ts';
import { explainFileError, Failure } from '../ground/failure.ts';
import { type Manifest, readArchive, verifyArchive } from './archive.ts';
import { copyIn } from './copy.ts';
import { listObstacles, listTables, quoted, schemas } from './schema.ts';
import type { TarEntry } from './tar.ts';

export type RestoreTarget = { readonly adminUrl: string; readonly dataDir: string };

/** Reads and checks a backup, and whether this version of the product can take it. */
export async function checkBackup(file: string): Promise<Manifest> {
  const manifest = await verifyArchive(file);
  const known = new Map((await listMigrations()).map(({ name, digest }) => [name, digest]));
  const foreign = manifest.migrations.find(({ name, digest }) => known.get(name) !== digest);
  if (foreign) {
    throw new Failure(
      `备份来自其他版本的成事（${manifest.productVersion}，${foreign.name}）。请用不低于该版本的成事恢复。`,
      `The backup comes from another version of Chengshi (${manifest.productVersion}, ${foreign.name}). Restore it with that version or a newer one.`,
    );
  }
  return manifest;
}

export async function isEmpty(adminUrl: string): Promise<boolean> {
  return withClient(adminUrl, async (client) => (await listTables(client)).length === 0);
}

/** Removes everything that is the product's from the database; the roles stay. */
export async function clear(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(`BEGIN; DROP SCHEMA IF EXISTS ${schemas.join(', ')} CASCADE;
      CREATE SCHEMA public AUTHORIZATION pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC; COMMIT`);
  });
}

/**
 * Fills an empty database from a checked backup: the schema as it was then, the rows in one transaction, the files, and then the
 * migrations that came since. Foreign keys are taken off for the loading and checked as a whole when they are put back.
 */
export async function restore(target: RestoreTarget, file: string, manifest: Manifest): Promise<void> {
  const level = manifest.migrations.at(-1)?.name;
  await migrate({ adminUrl: target.adminUrl, ...(level === undefined ? {} : { upTo: level }) });
  await withClient(target.adminUrl, async (client) => {
    await client.query('BEGIN; SET LOCAL statement_timeout = 0');
    const obstacles = await listObstacles(client);
    for (const statement of obstacles.remove) await client.query(statement);
    await emptyTables(client);
    await loadEntries(client, target.dataDir, file, manifest);
    for (const { schema, name, lastValue } of manifest.sequences) {
      await client.query('SELECT setval($1::regclass, $2::bigint)', [quoted(client, { schema, name }), lastValue]);
    }
    for (const statement of obstacles.restore) await client.query(statement);
    await client.query('COMMIT; ANALYZE');
  });
  await migrate({ adminUrl: target.adminUrl });
}

/** Migrations may have put rows in; the list of migrations itself stays. */
async function emptyTables(client: pg.Client): Promise<void> {
  const tables = (await listTables(client))
    .filter((table) => !isMigrations(table))
    .map((table) => quoted(client, table));
  await client.query(`TRUNCATE ${tables.join(', ')} CASCADE`);
}

const isMigrations = ({ schema, name }: { schema: string; name: string }): boolean =>
  schema === 'public' && name === 'migrations';

async function loadEntries(client: pg.Client, dataDir: string, file: string, manifest: Manifest): Promise<void> {
  const tables = new Map(manifest.tables.map((table) => [`database/${table.schema}/${table.name}`, table]));
  const entries = readArchive(file);
  let current = await entries.next();
  /** The parts of one table follow each other; this leaves the first entry behind them as the current one. */
  async function* partsOf(folder: string): AsyncGenerator<Buffer> {
    while (!current.done && dirname(current.value.path) === folder) {
      yield* current.value.body;
      current = await entries.next();
    }
  }
  while (!current.done) {
    const entry: TarEntry = current.value;
    const folder = dirname(entry.path);
    const table = tables.get(folder);
    if (table && !isMigrations(table)) {
      const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
      await copyIn(client, `COPY ${quoted(client, table)} (${columns}) FROM STDIN`, partsOf(folder));
      continue;
    }
    if (!table) await keepFile(dataDir, entry);
    current = await entries.next();
  }
}

async function keepFile(dataDir: string, { path, body }: TarEntry): Promise<void> {
  if (!/^(files\/[0-9a-f]{2}\/[0-9a-f]{64}|session-secret)$/.test(path))
    throw new Error(`a backup with a strange entry: ${path}`);
  const target = join(dataDir, path);
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await writeFile(`${target}.restored`, body, { mode: 0o600 });
    await rename(`${target}.restored`, target);
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

async function withClient<Result>(adminUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'chengshi restore' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
