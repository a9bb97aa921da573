import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Connection strings of the three roles to one PostgreSQL. */
export interface Cluster {
  readonly admin: string;
  readonly app: string;
  readonly auth: string;
}

/** The migrated, empty database that every test file clones. */
export const template = 'chengshi_test';
/** The same with the demonstration city in it. */
export const demonstrationTemplate = 'chengshi_test_city';
/** Of every account in it. */
export const demonstrationPassword = 'yunze-2025';

/** The same server and role, another database. A socket's URL has no host, so that `new URL` would not take it. */
export function databaseUrl(url: string, database: string): string {
  return url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${database}`);
}

/** A database of its own, cloned from the template or from another database that nobody uses at the moment. */
export async function cloneDatabase(cluster: Cluster, from = template): Promise<Cluster & { readonly name: string }> {
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: cluster.admin });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${from} strategy file_copy`);
  } finally {
    await client.end();
  }
  return {
    name,
    admin: databaseUrl(cluster.admin, name),
    app: databaseUrl(cluster.app, name),
    auth: databaseUrl(cluster.auth, name),
  };
}
