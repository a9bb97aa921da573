import type { Client } from 'pg';

/** The schemas that are the product's; everything in them is backed up. */
export const schemas = ['public', 'auth'] as const;

export type Table = { readonly schema: string; readonly name: string; readonly columns: readonly string[] };

/** Every table that holds rows, partitions one by one; columns that the database computes are left out. */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relkind = 'r' AND n.nspname = ANY($1) AND ${notOfExtension}
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [schemas],
  );
  return rows;
}

export async function listSequences(client: Client): Promise<{ schema: string; name: string; lastValue: string }[]> {
  const { rows } = await client.query<{ schema: string; name: string; lastValue: string }>(
    `SELECT schemaname AS schema, sequencename AS name, last_value::text AS "lastValue"
       FROM pg_sequences WHERE schemaname = ANY($1) AND last_value IS NOT NULL ORDER BY 1, 2`,
    [schemas],
  );
  return rows;
}

/** Statements that switch off what would hinder or act on a bulk load, and those that put it back as it was. */
export async function listObstacles(client: Client): Promise<{ remove: string[]; restore: string[] }> {
  const foreignKeys = await client.query<{ remove: string; restore: string }>(
    `SELECT format('ALTER TABLE %I.%I DROP CONSTRAINT %I', n.nspname, c.relname, k.conname) AS remove,
            format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) AS restore
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype = 'f' AND k.conparentid = 0 AND n.nspname = ANY($1) ORDER BY 1`,
    [schemas],
  );
  const triggers = await client.query<{ remove: string; restore: string }>(
    `SELECT format('ALTER TABLE %I.%I DISABLE TRIGGER %I', n.nspname, c.relname, t.tgname) AS remove,
            format('ALTER TABLE %I.%I ENABLE %s TRIGGER %I', n.nspname, c.relname,
                   CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, t.tgname) AS restore
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND n.nspname = ANY($1) ORDER BY 1`,
    [schemas],
  );
  const forcedPolicies = await client.query<{ remove: string; restore: string }>(
    `SELECT format('ALTER TABLE %I.%I NO FORCE ROW LEVEL SECURITY', n.nspname, c.relname) AS remove,
            format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', n.nspname, c.relname) AS restore
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relforcerowsecurity AND n.nspname = ANY($1) ORDER BY 1`,
    [schemas],
  );
  const all = [...foreignKeys.rows, ...triggers.rows, ...forcedPolicies.rows];
  return { remove: all.map(({ remove }) => remove), restore: all.map(({ restore }) => restore) };
}

export const quoted = (client: Client, { schema, name }: { schema: string; name: string }): string =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;

const notOfExtension =
  "NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')";
