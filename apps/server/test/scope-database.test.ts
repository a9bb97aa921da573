import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import { openDistricts } from './support/scope.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let cityDraft: string;
let neighbourDraft: string;
let neighbourPublished: string;

beforeAll(async () => {
  world = await startWorld();
  ({ cityDraft, neighbourDraft, neighbourPublished } = await openDistricts(world));
});
afterAll(() => world.close());

describe('the database alone, with the application’s role and none of its code', () => {
  const districtActor = async () => ({
    person: await world.person('district'),
    grants: 'office:/379900/379904/',
    places: '/379900/379904/',
  });

  test('shows no row of any table to a connection that does not say who acts', async () => {
    const tables = await world.owner.query<{ name: string; filled: boolean }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1",
    );
    expect(tables.rows.length).toBeGreaterThan(20);
    await asApplication(world.server, null, async (client) => {
      for (const { name } of tables.rows) {
        const seen = await attempt(client, `select 1 from ${name} limit 1`);
        expect({ name, seen }).toEqual({
          name,
          seen: expect.toSatisfy((found) => found === 0 || found === refusedByDatabase),
        });
      }
      expect(await attempt(client, "select search_documents('制造')")).toBe(0);
      expect(await attempt(client, "select search_commitments('制造', 10)")).toBe(0);
    });
  });

  test('protects every table of the application with row-level security, forced on the owner too', async () => {
    const { rows } = await world.owner.query<{ relname: string }>(
      `select relname from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace
       and relname <> 'migrations' and not (relrowsecurity and relforcerowsecurity)`,
    );
    expect(rows).toEqual([]);
  });

  test('gives the application’s role nothing to own, no way around policies, and no sight of sign-in secrets', async () => {
    const owned = await world.owner.query(
      "select 1 from pg_class where relowner = 'chengshi_app'::regrole union all select 1 from pg_proc where proowner = 'chengshi_app'::regrole union all select 1 from pg_namespace where nspowner = 'chengshi_app'::regrole",
    );
    expect(owned.rowCount).toBe(0);
    const { rows } = await world.owner.query(
      "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname in ('chengshi_app', 'chengshi_auth')",
    );
    for (const role of rows)
      expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    await asApplication(world.server, { grants: 'system' }, async (client) => {
      for (const table of ['user', 'session', 'account', 'sign_in_failures']) {
        expect(await attempt(client, `select 1 from auth."${table}"`)).toBe(refusedByDatabase);
      }
      expect(await attempt(client, 'create table mine (x int)')).toBe(refusedByDatabase);
      expect(await attempt(client, 'set role chengshi_auth')).toBe(refusedByDatabase);
    });
  });

  test('shows a district no draft above it and nothing of its neighbour', async () => {
    const hidden = [cityDraft, neighbourDraft, neighbourPublished];
    const seen = await asApplication(world.server, await districtActor(), async (client) => ({
      documents: await attempt(client, 'select 1 from documents where id = any($1)', [hidden]),
      items: await attempt(client, 'select 1 from items where document_id = any($1)', [hidden]),
      sections: await attempt(client, 'select 1 from sections where document_id = any($1)', [hidden]),
      campaigns: await attempt(client, 'select 1 from campaigns where document_id = any($1)', [hidden]),
      commitments: await attempt(client, 'select 1 from commitments where document_id = any($1)', [hidden]),
      searched: await attempt(client, "select 1 from search_documents('暗河工程')"),
      ledger: await attempt(client, 'select 1 from ledger'),
      people: await attempt(client, "select 1 from people where region_path not like '/379900/379904/%'"),
      own: (await attempt(client, "select 1 from documents where region_path = '/379900/'")) as number,
    }));
    expect(seen).toEqual({
      documents: 0,
      items: 0,
      sections: 0,
      campaigns: 0,
      commitments: 0,
      searched: 0,
      ledger: 0,
      people: 0,
      // The speech, the plan of action, and a plan of a unit that was approved.
      own: 3,
    });
  });

  test('lets a district change nothing of the city or of its neighbour, under whose path ever', async () => {
    const city = await world.value(
      "select id from commitments where region_path = '/379900/' and kind = 'target' limit 1",
    );
    const published = await world.value(
      "select id from documents where region_path = '/379900/' and state = 'published' limit 1",
    );
    const cityRegion = await world.region('379900');
    const acceptance = `insert into acceptances (id, commitment_id, region_path, kind, accepted_on, recorded_name, recorded_at, number)
      values (gen_random_uuid(), $1, $2, 'accepted', '2026-01-01', 'x', now(), 99)`;
    const draft = `insert into documents (id, region_id, region_path, title, text, text_digest, date_doubt, classification, state, tables, chrome, loose, imported_at)
      values (gen_random_uuid(), $1, $2, 'x', 'x', 'x', false, 'public', 'draft', '[]', '[]', '[]', now())`;
    const campaign = `insert into campaigns (id, document_id, region_id, region_path, name, year, number, created_at)
      select gen_random_uuid(), id, region_id, $2, 'x', 2026, 77, now() from documents where id = $1`;
    const results = await asApplication(world.server, await districtActor(), async (client) => ({
      updates: await attempt(client, "update documents set title = 'x' where region_path not like '/379900/379904/%'"),
      removal: await attempt(client, "delete from documents where region_path not like '/379900/379904/%'"),
      items: await attempt(client, "update items set state = 'rejected' where document_id = $1", [published]),
      acceptance: await attempt(client, acceptance, [city, '/379900/']),
      acceptanceUnderOwnPath: await attempt(client, acceptance, [city, '/379900/379904/']),
      draft: await attempt(client, draft, [cityRegion, '/379900/']),
      draftUnderOwnPath: await attempt(client, draft, [cityRegion, '/379900/379904/']),
      campaignUnderOwnPath: await attempt(client, campaign, [published, '/379900/379904/']),
      region: await attempt(client, "update regions set name = 'x'"),
      role: await attempt(
        client,
        `insert into role_grants (id, person_id, role, region_id, region_path, granted_at)
         select gen_random_uuid(), app_person(), 'office', id, path, now() from regions where code = '379900'`,
      ),
    }));
    expect(results).toEqual({
      updates: 0,
      removal: 0,
      items: 0,
      acceptance: refusedByDatabase,
      acceptanceUnderOwnPath: refusedByDatabase,
      draft: refusedByDatabase,
      draftUnderOwnPath: refusedByDatabase,
      campaignUnderOwnPath: refusedByDatabase,
      region: 0,
      role: refusedByDatabase,
    });
  });

  test('takes no grant for a region path that merely begins alike', async () => {
    const actor = { person: await world.person('district'), grants: 'office:/379900/37990/', places: '/379900/37990/' };
    const seen = await asApplication(world.server, actor, (client) =>
      attempt(client, "select 1 from documents where state = 'draft'"),
    );
    expect(seen).toBe(0);
  });
});

test('who is behind an account can be asked without rights, which gives nobody any', async () => {
  const { database } = world.server.deps.platform;
  const userId = await world.value("select user_id from people where user_name = 'district'");
  const actor = 'select name, role from app_actor($1)';
  expect(await database.ask(actor, [userId])).toEqual([{ name: expect.any(String), role: 'office' }]);
  expect(await database.ask(actor, ['nobody'])).toEqual([]);
  expect(await database.ask('select id from people', [])).toEqual([]);
  const rights = sql<{ grants: string }>`select current_setting('app.grants', true) as grants`;
  const nothing = { kind: 'person', personId: uuidv7(), name: '无权', roles: [] } as const;
  await database.as(nothing, async (trx) => {
    const before = await rights.execute(trx);
    await sql`select * from app_actor(${userId})`.execute(trx);
    expect((await rights.execute(trx)).rows).toEqual(before.rows);
    expect((await sql`select id from people`.execute(trx)).rows).toEqual([]);
  });
});
