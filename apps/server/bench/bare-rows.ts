import pg from 'pg';

/**
 * What the database alone takes for the rows of an imported table: the same items and the same rows once more, into tables without keys,
 * indexes and policies, in statements of a thousand. In milliseconds.
 */
export async function bareInsertMs(adminUrl: string, documentId: string): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    let ms = 0;
    for (const table of ['items', 'table_rows']) {
      const { rows } = await client.query<{ row: unknown }>(
        `select to_jsonb(t) as row from ${table} t where document_id = $1`,
        [documentId],
      );
      if (rows.length === 0) throw new Error(`no ${table}`);
      await client.query(`create table bare_${table} as select * from ${table} where false`);
      const begun = performance.now();
      await client.query('begin');
      for (let from = 0; from < rows.length; from += batch) {
        const some = JSON.stringify(rows.slice(from, from + batch).map(({ row }) => row));
        await client.query(
          `insert into bare_${table} select * from jsonb_populate_recordset(null::bare_${table}, $1)`,
          [some],
        );
      }
      await client.query('commit');
      ms += performance.now() - begun;
    }
    return ms;
  } finally {
    await client.end();
  }
}

const batch = 1000;
