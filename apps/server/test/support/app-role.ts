import pg from 'pg';
import type { TestServer } from './test-server.ts';

/** Who acts, as the server tells the database at the beginning of a transaction. */
export interface DatabaseActor {
  readonly person?: string;
  /** `office:/379900/`, comma-separated; `system` for the product itself. */
  readonly grants?: string;
  readonly places?: string;
  /** `liaison:<id of the unit>`, comma-separated. */
  readonly units?: string;
}

/** Runs statements as the application's own database role, without any code of the application; nothing of it stays. */
export async function asApplication<Result>(
  server: TestServer,
  actor: DatabaseActor | null,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: server.cluster.app });
  await client.connect();
  try {
    await client.query('begin');
    for (const [name, value] of Object.entries(actor ?? {})) {
      await client.query('select set_config($1, $2, true)', [`app.${name}`, value]);
    }
    return await work(client);
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** What became of a statement: how many rows it touched, or the database's refusal. The transaction goes on either way. */
export async function attempt(client: pg.Client, statement: string, values: unknown[] = []): Promise<number | string> {
  await client.query('savepoint attempt');
  try {
    const { rowCount } = await client.query(statement, values);
    await client.query('release savepoint attempt');
    return rowCount ?? 0;
  } catch (error) {
    await client.query('rollback to savepoint attempt');
    if (error instanceof pg.DatabaseError) return error.code ?? 'refused';
    throw error;
  }
}

/** The codes of the database for what access rules refuse. */
export const refusedByDatabase = '42501';
