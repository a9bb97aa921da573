import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { Failure } from '../ground/failure.ts';
import { migrateIdentity } from '../identity/auth.ts';

const folder = new URL('../../../migrations/', import.meta.url);
/** Any number will do, as long as it is always the same: two servers that start together must not both migrate. */
const lockNumber = 7_349_001;

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

export async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the database to the newest migration, each in a transaction of its own; connects as the owner.
 * `upTo` stops after the named migration: a restore rebuilds the schema that its backup had.
 * Errors: a migration that was edited after it ran, or one that is unknown here (the database is newer than the product).
 */
export async function migrate({
  adminUrl,
  upTo,
}: {
  readonly adminUrl: string;
  readonly upTo?: string;
}): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'chengshi migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    await client.query(
      'create table if not exists migrations (name text primary key, digest text not null, applied_at timestamptz not null default now())',
    );
    const done = await client.query<{ name: string; digest: string }>('select name, digest from migrations');
    const applied = await applyMissing(
      client,
      await listMigrations(),
      new Map(done.rows.map((row) => [row.name, row.digest])),
      upTo,
    );
    await migrateIdentity(adminUrl);
    return { applied };
  } finally {
    await client.end();
  }
}

/**
 * An owner without BYPASSRLS is held by the policies of its own tables: a migration would see no rows to change, and change none. So they do not hold
 * the owner until the migration has run, within its transaction. Gives the tables.
 */
async function policiesLifted(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace, pg_roles r
     where n.nspname = current_schema() and c.relforcerowsecurity and r.rolname = current_user and not (r.rolsuper or r.rolbypassrls)`,
  );
  const names = rows.map(({ name }) => name);
  await client.query(names.map((name) => `alter table ${name} no force row level security`).join('; '));
  return names;
}

async function applyMissing(
  client: pg.Client,
  migrations: readonly Migration[],
  done: ReadonlyMap<string, string>,
  upTo: string | undefined,
): Promise<string[]> {
  const known = new Set(migrations.map((migration) => migration.name));
  const foreign = [...done.keys()].find((name) => !known.has(name));
  if (foreign) {
    throw new Failure(
      `数据库比程序新（${foreign}），请使用新版程序。`,
      `The database is newer than the product (${foreign}): use the newer product.`,
    );
  }
  if (upTo !== undefined && !known.has(upTo)) {
    throw new Error(`没有名为 ${upTo} 的迁移 · there is no migration ${upTo}`);
  }
  const applied: string[] = [];
  for (const migration of migrations) {
    const digest = done.get(migration.name);
    if (digest !== undefined && digest !== migration.digest) {
      throw new Failure(
        `迁移 ${migration.name} 在执行后被改动，请恢复原文件。`,
        `Migration ${migration.name} was edited after it had run: restore the file.`,
      );
    }
    if (digest === undefined) {
      await client.query('begin');
      try {
        const held = await policiesLifted(client);
        await client.query(migration.sql);
        await client.query(held.map((table) => `alter table if exists ${table} force row level security`).join('; '));
        await client.query('insert into migrations (name, digest) values ($1, $2)', [migration.name, migration.digest]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
      applied.push(migration.name);
    }
    if (migration.name === upTo) break;
  }
  return applied;
}
