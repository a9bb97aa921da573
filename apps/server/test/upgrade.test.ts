import pg from 'pg';
import { afterEach, beforeAll, expect, inject, test } from 'vitest';
import { listMigrations, migrate } from '../src/platform/database/migrate.ts';
import { withUser } from '../src/platform/database/own.ts';
import { cloneDatabase, databaseUrl } from './support/cluster.ts';

/** A database of its own without anything in it. */
async function emptyDatabase(): Promise<{ url: string; client: pg.Client }> {
  const cluster = inject('city').cluster;
  const name = `chengshi_test_upgrade_${++made}`;
  const admin = new pg.Client({ connectionString: cluster.admin });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return connect(databaseUrl(cluster.admin, name));
}

async function connect(url: string): Promise<{ url: string; client: pg.Client }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  open.push(client);
  return { url, client };
}

let made = 0;
const open: pg.Client[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.end()));
});

let names: string[];
beforeAll(async () => {
  names = (await listMigrations()).map((migration) => migration.name);
});

/** What a database is made of: columns, constraints, indexes, policies, functions, rights. */
async function shapeOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    select format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public'
    union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
    union all select format('policy %s %s %s %s %s', tablename, policyname, cmd, qual, with_check) from pg_policies
    union all select format('function %s %s %s', proname, prosecdef, prosrc) from pg_proc where pronamespace = 'public'::regnamespace and proname not like 'gin%' and probin is null
    union all select format('right %s %s %s', table_name, grantee, privilege_type) from information_schema.role_table_grants where grantee like 'chengshi%'
    order by 1`);
  return rows.map((row) => row.line);
}

const region = '0199d6a2-0000-7000-8000-000000000001';
const person = '0199d6a2-0000-7000-8000-000000000002';
const document = '0199d6a2-0000-7000-8000-000000000003';
const campaign = '0199d6a2-0000-7000-8000-000000000004';

/** Something in the tables that the first migrations made. */
async function fill(client: pg.Client, upTo: string): Promise<void> {
  await client.query(
    `insert into regions (id, code, code_kind, name, level, path, created_at) values ($1, '370400', 'gbt2260', '某市', 'city', '/370400/', now())`,
    [region],
  );
  await client.query(`insert into people (id, name, region_path, created_at) values ($1, '某人', '/370400/', now())`, [
    person,
  ]);
  await client.query(
    `insert into ledger (at, actor_id, action, subject_kind, subject_id, region_path) values (now(), $1, 'x', 'x', 'x', '/370400/')`,
    [person],
  );
  await client.query(`insert into calendar_years (year, entered_at) values (2027, now())`);
  if (upTo < '0002') return;
  await client.query(
    `insert into documents (id, region_id, region_path, title, text, text_digest, date_doubt, classification, state, tables, chrome, loose, imported_at)
     values ($1, $2, '/370400/', '要点', '年内新建学校5所。', 'x', false, 'public', 'draft', '[]', '[]', '[]', now())`,
    [document, region],
  );
}

async function contentOf(client: pg.Client): Promise<Record<string, unknown[]>> {
  const tables = await client.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' and tablename <> 'migrations' order by 1",
  );
  const content: Record<string, unknown[]> = {};
  for (const { tablename } of tables.rows) {
    const { rows } = await client.query<{ row: unknown }>(
      `select to_jsonb(t) as row from ${tablename} t order by t::text`,
    );
    if (rows.length > 0) content[tablename] = rows.map((row) => row.row);
  }
  return content;
}

test('an old database comes to the newest state at once, with its content intact and in the shape of a new one', async () => {
  const fresh = await emptyDatabase();
  expect((await migrate({ adminUrl: fresh.url })).applied).toEqual(names);
  const shape = await shapeOf(fresh.client);
  expect(shape.length).toBeGreaterThan(300);
  const { url, client } = await emptyDatabase();
  expect((await migrate({ adminUrl: url, upTo: names[0] ?? '' })).applied).toEqual(names.slice(0, 1));
  await fill(client, '0001');
  const before = await contentOf(client);
  expect(Object.keys(before)).toContain('ledger');
  expect((await migrate({ adminUrl: url })).applied).toEqual(names.slice(1));
  expect(await contentOf(client)).toMatchObject(before);
  expect(await shapeOf(client)).toEqual(shape);
  expect((await migrate({ adminUrl: url })).applied).toEqual([]);
});

test('no step from one state to the next touches what is there', async () => {
  const { url, client } = await emptyDatabase();
  await migrate({ adminUrl: url, upTo: names[1] ?? '' });
  await fill(client, '0002');
  for (const name of names.slice(2)) {
    const before = await contentOf(client);
    expect((await migrate({ adminUrl: url, upTo: name })).applied).toEqual([name]);
    expect(await contentOf(client), name).toMatchObject(before);
  }
});

test('an owner whom the policies hold loses nothing on the way, and stays held', async () => {
  const { url, client } = await emptyDatabase();
  const name = new URL(url.replace(/@\/(?=[^/])/, '@localhost/')).pathname.slice(1);
  const owner = `chengshi_test_owner_${made}`;
  await client.query(`create role ${owner} login password 'x' createrole; grant chengshi_app, chengshi_auth to ${owner} with admin option;
    alter database ${name} owner to ${owner}; alter schema public owner to ${owner}`);
  try {
    const adminUrl = withUser(url, owner, 'x', name);
    await migrate({ adminUrl, upTo: '0003_search_and_scopes.sql' });
    await fill(client, '0003');
    await client.query("update documents set state = 'published', seal = 'x', published_at = now()");
    await client.query(
      `insert into items (id, document_id, ordinal, kind, start_at, end_at, quote, title, state, cues, due_text, due_on)
       values (gen_random_uuid(), $1, 0, 'target', 0, 9, '年内新建学校5所。', '新建学校5所', 'kept', '{}', '年内', '2027-12-31')`,
      [document],
    );
    await migrate({ adminUrl, upTo: '0012_plans.sql' });
    const { rows } = await client.query('select state, found from items');
    expect(rows).toEqual([{ state: 'accepted', found: { dueText: '年内', dueOn: '2027-12-31' } }]);

    // Reasons that were sentences of one language become codes with what belongs to them.
    await client.query(
      `insert into campaigns (id, document_id, region_id, region_path, name, year, number, created_at)
       values ($1, $2, $3, '/370400/', '攻坚', 2025, 1, now())`,
      [campaign, document, region],
    );
    await client.query(
      `insert into commitments (id, code, kind, campaign_id, document_id, region_id, region_path, ordinal, title, quote, start_at, end_at, created_at,
         withdrawn_on, withdrawn_reason)
       values ($1, '2025-01-001', 'task', $1, $2, $3, '/370400/', 0, '修桥', '修桥', 0, 2, now(), '2025-06-01', '第12版不再列入')`,
      [campaign, document, region],
    );
    for (const [number, kind, reason] of [
      [2, 'republished', '第12版'],
      [3, 'edited', '市长办公会议定'],
    ]) {
      await client.query(
        `insert into commitment_changes (id, commitment_id, region_path, number, kind, before, after, reason, batch_id, actor_name, at)
         values (gen_random_uuid(), $1, '/370400/', $2, $3, '{}', '{}', $4, gen_random_uuid(), '某人', now())`,
        [campaign, number, kind, reason],
      );
    }
    await migrate({ adminUrl });
    expect((await client.query('select withdrawn_reason as reason from commitments')).rows).toEqual([
      { reason: { code: 'left-out', version: 12 } },
    ]);
    expect((await client.query('select version, reason from commitment_changes order by number')).rows).toEqual([
      { version: 12, reason: null },
      { version: null, reason: '市长办公会议定' },
    ]);
    const { rows: free } = await client.query(
      'select relname from pg_class where relrowsecurity and not relforcerowsecurity',
    );
    expect(free).toEqual([]);
  } finally {
    await client.query(`reassign owned by ${owner} to current_user; drop owned by ${owner}; drop role ${owner}`);
  }
});

test('a migration that was edited after it had run is told, and nothing is changed', async () => {
  const { admin } = await cloneDatabase(inject('city').cluster);
  const { url, client } = await connect(admin);
  await client.query("update migrations set digest = 'another' where name = $1", [names[0]]);
  await client.query('delete from migrations where name = $1', [names.at(-1)]);
  await expect(migrate({ adminUrl: url })).rejects.toThrow(new RegExp(`${names[0]}.*edited`));
  const { rows } = await client.query('select name from migrations order by name');
  expect(rows.map((row: { name: string }) => row.name)).toEqual(names.slice(0, -1));
});

test('a database that is newer than the product is refused', async () => {
  const { admin } = await cloneDatabase(inject('city').cluster);
  const { url, client } = await connect(admin);
  await client.query("insert into migrations (name, digest) values ('9999_of_tomorrow.sql', 'x')");
  await expect(migrate({ adminUrl: url })).rejects.toThrow(/newer.*9999_of_tomorrow/);
});

test('a state that no migration leads to is refused instead of taken for the newest', async () => {
  const { url, client } = await emptyDatabase();
  await expect(migrate({ adminUrl: url, upTo: '9999_of_tomorrow.sql' })).rejects.toThrow(/9999_of_tomorrow/);
  expect(await contentOf(client)).toEqual({});
});

test('three servers that start at once migrate once', async () => {
  const { url, client } = await emptyDatabase();
  const results = await Promise.all([1, 2, 3].map(() => migrate({ adminUrl: url })));
  expect(results.map((result) => result.applied.length).sort((a, b) => a - b)).toEqual([0, 0, names.length]);
  const { rows } = await client.query("select count(*)::int as count from pg_tables where schemaname = 'auth'");
  expect((rows[0] as { count: number }).count).toBeGreaterThan(3);
});

test('a migration that fails leaves the database as it was, and can be tried again', async () => {
  const { url, client } = await emptyDatabase();
  await migrate({ adminUrl: url, upTo: names[0] as string });
  // What the second migration wants to make is there already.
  await client.query('create table acceptances (in_the_way integer)');
  await expect(migrate({ adminUrl: url })).rejects.toThrow(/acceptances/);
  expect(await client.query("select 1 from pg_tables where tablename = 'documents'")).toMatchObject({ rowCount: 0 });
  await client.query('drop table acceptances');
  expect((await migrate({ adminUrl: url })).applied).toEqual(names.slice(1));
});
