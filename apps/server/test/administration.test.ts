import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client } from './support/client.ts';
import { demonstrationPassword } from './support/cluster.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { newAccount, openWorld, type World } from './support/world.ts';

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly regionId: string;
  readonly shortName: string | null;
  readonly aliases: string[];
  readonly closedOn: string | null;
  readonly mergedInto: { id: string; name: string } | null;
}
interface Holding {
  readonly id: string;
  readonly post: { title: string };
  readonly unit: { name: string };
  readonly since: string;
  readonly until: string | null;
  readonly from: string | null;
}
interface Person {
  readonly id: string;
  readonly name: string;
  readonly userName: string | null;
  readonly account: string;
  readonly regionName: string;
  readonly posts: { id: string; title: string; unitName: string }[];
  readonly holdings: Holding[];
}
interface Rows<Row> {
  readonly rows: Row[];
}

let server: TestServer;
let world: World;
let admin: Client;
let city: string;
beforeAll(async () => {
  server = await startTestServer({ time: '2026-06-15T02:00:00Z' });
  world = await openWorld(server);
  admin = await world.client('admin');
  city = await world.region('379900');
});
afterAll(async () => {
  await world.close();
  await server.close();
});

async function make<Thing = { id: string }>(path: string, body: object): Promise<Thing> {
  const answer = await admin.post<Thing>(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
const makeUnit = (name: string, more: object = {}) =>
  make<Unit>('/units', { regionId: city, name, kind: 'department', ...more });
const makePost = (unitId: string, title: string) => make('/posts', { unitId, title });
const makePerson = (name: string, postIds: string[], more: object = {}) =>
  make<Person>('/people', { name, postIds, ...more });
const makePark = (code: string, parentCode = '379900') =>
  make('/regions', { code, codeKind: 'own', name: `${code}园区`, level: 'park', parentCode });
const person = async (id: string) => (await admin.get<Person>(`/people/${id}`)).body;
const unit = async (id: string) => (await admin.get<Unit>(`/units/${id}`)).body;
const actions = async (subjectId: string) => {
  const { rows } = await world.owner.query<{ action: string }>(
    'select action from ledger where subject_id = $1 order by seq',
    [subjectId],
  );
  return rows.map(({ action }) => action);
};

describe('a region', () => {
  test('is moved with all below it, and every path follows in one step', async () => {
    const park = await makePark('MV-1');
    const inner = await makePark('MV-2', 'MV-1');
    const office = await make<Unit>('/units', {
      regionId: inner.id,
      name: '园区管委会',
      kind: 'park',
      aliases: ['管委会'],
    });
    const holder = await makePerson('管一', [(await makePost(office.id, '主任')).id]);
    const security = await world.client('security');
    await security.post(`/people/${holder.id}/roles`, { role: 'liaison', unitId: office.id });
    const answer = await admin.post(`/regions/${park.id}/moves`, { parentId: await world.region('379903') });
    expect(answer.status).toBe(200);
    const path = '/379900/379903/MV-1/MV-2/';
    expect(await world.value('select path from regions where id = $1', inner.id)).toBe(path);
    for (const [table, column] of [
      ['units', 'id'],
      ['unit_aliases', 'unit_id'],
      ['posts', 'unit_id'],
      ['role_grants', 'unit_id'],
    ]) {
      expect(await world.value(`select region_path from ${table} where ${column} = $1`, office.id)).toBe(path);
    }
    expect(await world.value('select region_path from people where id = $1', holder.id)).toBe(path);
    expect(await world.value('select region_path from holdings where person_id = $1', holder.id)).toBe(path);
    expect(await actions(park.id)).toEqual(['region.created', 'region.moved']);
    // What was done before the move stays where it was done.
    expect(
      await world.value("select region_path from ledger where subject_id = $1 and action = 'unit.created'", office.id),
    ).toBe('/379900/MV-1/MV-2/');
  });

  test('is not moved below itself, nor where work is on record in it, nor from a neighbour’s area', async () => {
    const [outer, inner] = [await makePark('MV-3'), await makePark('MV-4', 'MV-3')];
    expectRefusal(await admin.post(`/regions/${outer.id}/moves`, { parentId: inner.id }), 'CONFLICT');
    expectRefusal(await admin.post(`/regions/${outer.id}/moves`, { parentId: outer.id }), 'CONFLICT');
    await world.draft(await world.client('district'));
    const district = await world.region('379904');
    const refused = await admin.post(`/regions/${district}/moves`, { parentId: await world.region('379903') });
    expect(expectRefusal(refused, 'REGION_IN_USE').zh).toContain('青埠区');
    expect(await world.value('select path from regions where id = $1', district)).toBe('/379900/379904/');
    const place = { userName: 'adm-903', role: 'administrator', regionCode: '379903' };
    const { client } = await newAccount(world, place);
    const own = await world.region('379903');
    expectRefusal(await client.post(`/regions/${outer.id}/moves`, { parentId: own }), 'NOT_ALLOWED');
    const actor = { person: await world.person('adm-903'), grants: 'administrator:/379900/379903/', places: '' };
    const direct = await asApplication(server, actor, (database) =>
      attempt(database, 'select app_move_region($1, $2)', [outer.id, own]),
    );
    expect(direct).toBe(refusedByDatabase);
  });

  test('is closed when nothing is open in it, stays readable, is not offered, and can be opened again', async () => {
    const [outer, inner] = [await makePark('CL-1'), await makePark('CL-2', 'CL-1')];
    const close = (id: string, on: string) => admin.call('PUT', `/regions/${id}/closing`, { on });
    const still = expectRefusal(await close(outer.id, '2026-06-01'), 'STILL_IN_USE');
    expect(still.zh).toContain('下级区划 1 个');
    expectRefusal(await close(inner.id, '2026-06-16'), 'BAD_REQUEST');
    expect((await close(inner.id, '2026-06-01')).status).toBe(200);
    expect((await close(outer.id, '2026-06-01')).status).toBe(200);
    const codes = async (query: string) =>
      (await admin.get<Rows<{ code: string }>>(`/regions?${query}`)).body.rows.map(({ code }) => code);
    expect(await codes('query=CL-1')).toEqual([]);
    expect(await codes('query=CL-1&closed=true')).toEqual(['CL-1']);
    expect(await codes('closed=true')).toEqual(expect.arrayContaining(['CL-1', 'CL-2']));
    expect((await admin.get<{ closedOn: string }>(`/regions/${outer.id}`)).body.closedOn).toBe('2026-06-01');
    for (const refused of [
      await admin.post('/units', { regionId: outer.id, name: '晚到局', kind: 'department' }),
      await admin.post('/regions', { code: 'CL-3', codeKind: 'own', name: '晚', level: 'park', parentCode: 'CL-1' }),
      await admin.post(`/regions/${outer.id}/moves`, { parentId: await world.region('379903') }),
      await (await world.client('office')).post('/documents/imports', importForm(outer.id)),
      await (await world.client('security')).post(`/people/${await world.person('leader')}/roles`, {
        role: 'leader',
        regionId: outer.id,
      }),
    ]) {
      const body = typeof refused.body === 'string' ? eventError(refused.body) : refused.body;
      expectRefusal({ body }, 'CLOSED');
    }
    expectRefusal(await admin.call('DELETE', `/regions/${inner.id}/closing`), 'CLOSED');
    expect((await admin.call('DELETE', `/regions/${outer.id}/closing`)).status).toBe(200);
    expect(await codes('query=CL-1')).toEqual(['CL-1']);
    expect(await actions(outer.id)).toEqual(['region.created', 'region.closed', 'region.reopened']);
  });
});

function importForm(regionId: string): FormData {
  const form = new FormData();
  form.set('regionId', regionId);
  form.set('classification', 'internal');
  form.set('text', '年内新建桥梁1座。');
  return form;
}
const eventError = (stream: string): unknown => JSON.parse(/event: error\ndata: (.*)/.exec(stream)?.[1] ?? 'null');

describe('a unit', () => {
  test('is renamed and keeps its old name as an alias with its origin; names are added and removed', async () => {
    const { id } = await makeUnit('市旧名局', { shortName: '旧名局', aliases: ['老局'] });
    const change = (body: object) => admin.call<Unit>('PATCH', `/units/${id}`, body);
    const renamed = await change({ name: '市新名局', shortName: '新名局', kind: 'party' });
    expect(renamed.body).toMatchObject({ name: '市新名局', shortName: '新名局', kind: 'party' });
    expect(renamed.body.aliases.sort()).toEqual(['市旧名局', '老局'].sort());
    const added = await admin.post<Unit>(`/units/${id}/aliases`, { alias: '新局' });
    expect(added.status).toBe(201);
    expectRefusal(await admin.post(`/units/${id}/aliases`, { alias: '新局' }), 'CONFLICT');
    expectRefusal(await admin.post(`/units/${id}/aliases`, { alias: '甲局、乙局' }), 'BAD_REQUEST');
    const { body } = await admin.get<Rows<{ alias: string; source: string; addedBy: string; addedAt: string }>>(
      `/units/${id}/aliases`,
    );
    expect(Object.fromEntries(body.rows.map(({ alias, source }) => [alias, source]))).toEqual({
      市旧名局: 'former',
      老局: 'entered',
      新局: 'entered',
    });
    expect(new Set(body.rows.map(({ addedBy }) => addedBy)).size).toBe(1);
    expect(body.rows.every(({ addedAt }) => addedAt === '2026-06-15T02:00:00.000Z')).toBe(true);
    expect((await admin.call<Unit>('DELETE', `/units/${id}/aliases`, { alias: '老局' })).body.aliases).not.toContain(
      '老局',
    );
    // Back to the old name: it is the name again, and the other one becomes the alias.
    expect((await change({ name: '市旧名局' })).body.aliases.sort()).toEqual(['市新名局', '新局'].sort());
    expect(await actions(id)).toEqual([
      'unit.created',
      'unit.changed',
      'unit.alias-added',
      'unit.alias-removed',
      'unit.changed',
    ]);
  });

  test('hangs below another, never in a circle nor below what is closed', async () => {
    const [upper, lower] = [await makeUnit('市上级委'), await makeUnit('市下级局')];
    const hang = (id: string, parentId: string | null) => admin.call<Unit>('PATCH', `/units/${id}`, { parentId });
    expect((await hang(lower.id, upper.id)).body).toMatchObject({ parentName: '市上级委' });
    expectRefusal(await hang(upper.id, lower.id), 'CONFLICT');
    expectRefusal(await admin.call('PUT', `/units/${upper.id}/closing`, { on: '2026-06-01' }), 'STILL_IN_USE');
    expect((await hang(lower.id, null)).body).toMatchObject({ parentName: null });
    expect((await admin.call('PUT', `/units/${upper.id}/closing`, { on: '2026-06-01' })).status).toBe(200);
    expectRefusal(await hang(lower.id, upper.id), 'CLOSED');
    expectRefusal(await admin.post('/posts', { unitId: upper.id, title: '主任' }), 'CLOSED');
    expect((await admin.call('DELETE', `/units/${upper.id}/closing`)).status).toBe(200);
  });

  test('is merged: posts, names, units below and roles go along, and the old page leads to the new one', async () => {
    const [from, into] = [
      await makeUnit('市甲并局', { shortName: '甲并', aliases: ['甲局老名'] }),
      await makeUnit('市乙并局'),
    ];
    const below = await makeUnit('市甲并局信息中心', { parentId: from.id });
    const head = await makePost(from.id, '局长');
    await makePost(into.id, '局长');
    const holder = await makePerson('并一', [head.id]);
    const security = await world.client('security');
    await security.post(`/people/${holder.id}/roles`, { role: 'liaison', unitId: from.id });
    const merged = await admin.post<Unit>(`/units/${from.id}/merger`, { intoId: into.id, on: '2026-06-10' });
    expect(merged.body).toMatchObject({ id: into.id, closedOn: null });
    expect(merged.body.aliases.sort()).toEqual(['市甲并局', '甲并', '甲局老名'].sort());
    expect(await unit(from.id)).toMatchObject({
      closedOn: '2026-06-10',
      mergedInto: { id: into.id, name: '市乙并局' },
      aliases: [],
    });
    expect(await unit(below.id)).toMatchObject({ parentId: into.id });
    const posts = await admin.get<Rows<{ title: string; holders: { name: string }[] }>>(`/posts?unitId=${into.id}`);
    expect(posts.body.rows.map(({ title }) => title).sort()).toEqual(['局长', '局长（原市甲并局）'].sort());
    const { roles } = (await admin.get<{ roles: object[] }>(`/people/${holder.id}`)).body;
    expect(roles).toMatchObject([{ role: 'liaison', unitId: into.id, scopeName: '市乙并局' }]);
    expect(await world.value('select count(*) from role_grants where person_id = $1', holder.id)).toBe('2');
    expectRefusal(await admin.call('DELETE', `/units/${from.id}/closing`), 'CONFLICT');
    expectRefusal(await admin.post(`/units/${into.id}/merger`, { intoId: from.id, on: '2026-06-10' }), 'CLOSED');
    expect(await actions(from.id)).toEqual(['unit.created', 'unit.merged']);
    expect(await actions(into.id)).toEqual(['unit.created', 'unit.took-over']);
    const listed = async (closed: boolean) =>
      (await admin.get<Rows<Unit>>(`/units?query=${encodeURIComponent('甲并局')}&closed=${closed}`)).body.rows.map(
        ({ name }) => name,
      );
    expect((await listed(false)).sort()).toEqual(['市乙并局', '市甲并局信息中心'].sort());
    expect(await listed(true)).toEqual(['市甲并局']);
  });

  test('carries no role of others: only along a merger that is on record', async () => {
    const from = await makeUnit('市未并局');
    const grant = await world.value('select id from role_grants where revoked_at is null order by id limit 1');
    const actor = { person: await world.person('admin'), grants: 'administrator:/379900/', places: '/379900/' };
    const results = await asApplication(server, actor, async (database) => ({
      carried: await attempt(database, 'select app_carry_role($1, gen_random_uuid(), now())', [grant]),
      granted: await attempt(
        database,
        `insert into role_grants (id, person_id, role, unit_id, region_path, granted_at)
         values (gen_random_uuid(), app_person(), 'office', $1, '/379900/', now())`,
        [from.id],
      ),
      changed: await attempt(database, "update role_grants set role = 'office'"),
    }));
    expect(results).toEqual({ carried: refusedByDatabase, granted: refusedByDatabase, changed: 0 });
  });
});

describe('a post', () => {
  test('is renamed, ranked and closed when nobody holds it; its title is free again', async () => {
    const { id: unitId } = await makeUnit('市岗位局');
    const post = await makePost(unitId, '副局长');
    const changed = await admin.call('PATCH', `/posts/${post.id}`, { title: '常务副局长', rank: 2 });
    expect(changed.body).toMatchObject({ title: '常务副局长', rank: 2 });
    const holder = await makePerson('岗一', [post.id], { since: '2026-01-10' });
    const close = () => admin.call('PUT', `/posts/${post.id}/closing`, { on: '2026-06-15' });
    expect(expectRefusal(await close(), 'STILL_IN_USE').zh).toContain('1 人在岗');
    const [held] = (await person(holder.id)).holdings;
    const leave = (until: string) => admin.call('PUT', `/people/${holder.id}/holdings/${held?.id}/end`, { until });
    expectRefusal(await leave('2026-01-09'), 'BAD_REQUEST');
    expectRefusal(await leave('2026-06-16'), 'BAD_REQUEST');
    expect((await leave('2026-05-31')).body).toMatchObject({ posts: [] });
    expectRefusal(await leave('2026-05-31'), 'CONFLICT');
    expect((await close()).status).toBe(200);
    expectRefusal(
      await admin.post(`/people/${holder.id}/holdings`, { postId: post.id, since: '2026-06-01' }),
      'CLOSED',
    );
    const again = await makePost(unitId, '常务副局长');
    expectRefusal(await admin.call('DELETE', `/posts/${post.id}/closing`), 'CONFLICT');
    const titles = async (closed: boolean) =>
      (await admin.get<Rows<{ id: string }>>(`/posts?unitId=${unitId}&closed=${closed}`)).body.rows.map(({ id }) => id);
    expect([await titles(false), await titles(true)]).toEqual([[again.id], [post.id]]);
    const without = await admin.get<Rows<Person>>('/people?withoutPost=true');
    expect(without.body.rows.map(({ id }) => id)).toContain(holder.id);
  });

  test('is handed over in one step, and the new holding knows from whom', async () => {
    const { id: unitId } = await makeUnit('市交接局');
    const posts = [await makePost(unitId, '局长'), await makePost(unitId, '书记')];
    const elder = await makePerson(
      '交一',
      posts.map(({ id }) => id),
      { since: '2026-01-01' },
    );
    const younger = await makePerson('接一', [(await makePost(unitId, '科长')).id], { since: '2026-01-01' });
    const holdingIds = (await person(elder.id)).holdings.map(({ id }) => id);
    const handOver = { toId: younger.id, holdingIds, on: '2026-06-01' };
    expect((await admin.post(`/people/${elder.id}/handovers`, handOver)).body).toMatchObject({ posts: [] });
    const after = (await person(younger.id)).holdings.filter(({ from }) => from === '交一');
    expect(after.map(({ post, since }) => `${post.title} ${since}`).sort()).toEqual(
      ['局长 2026-06-01', '书记 2026-06-01'].sort(),
    );
    expectRefusal(await admin.post(`/people/${elder.id}/handovers`, handOver), 'CONFLICT');
    expectRefusal(await admin.post(`/people/${elder.id}/handovers`, { ...handOver, toId: elder.id }), 'BAD_REQUEST');
    expect(await actions(elder.id)).toEqual(['person.created', 'person.posts-handed-over']);
    expect(await actions(younger.id)).toEqual(['person.created', 'person.posts-taken-over']);
  });

  test('taken up in another district takes the person along', async () => {
    const unitId = await world.value("select id from units where region_path = '/379900/379903/' order by id limit 1");
    const elsewhere = await world.value(
      "select id from units where region_path = '/379900/379904/' order by id limit 1",
    );
    const mover = await makePerson('调一', [(await makePost(unitId, '试岗一')).id], { since: '2026-01-01' });
    const take = { postId: (await makePost(elsewhere, '试岗二')).id, since: '2026-06-01' };
    expect((await admin.post<Person>(`/people/${mover.id}/holdings`, take)).body.regionName).toBe('望岳区');
    expectRefusal(await admin.post(`/people/${mover.id}/holdings`, take), 'CONFLICT');
    const first = (await person(mover.id)).holdings.find(({ post }) => post.title === '试岗一');
    await admin.call('PUT', `/people/${mover.id}/holdings/${first?.id}/end`, { until: '2026-06-01' });
    expect((await person(mover.id)).regionName).toBe('青埠区');
  });
});

describe('an account', () => {
  const own = 'eigen-2026-pass';
  async function prepared(userName: string): Promise<Person> {
    const { id: unitId } = await makeUnit(`市账号局 ${userName}`);
    return makePerson(`账 ${userName}`, [(await makePost(unitId, '科员')).id], { account: { userName } });
  }
  async function issue(id: string, client = admin): Promise<string> {
    const answer = await client.post<Rows<{ id: string; password: string }>>('/people/passwords', { personIds: [id] });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body.rows[0]?.password ?? '';
  }

  test('waits for its one-time password, which allows nothing but setting an own one', async () => {
    const { id, account } = await prepared('acc-1');
    expect(account).toBe('prepared');
    const first = await issue(id);
    const client = server.client();
    const signedIn = await client.signIn('acc-1', first);
    expect(signedIn.body).toMatchObject({ oneTimeSignIn: true });
    expectRefusal(await client.get('/units'), 'PASSWORD_TEMPORARY');
    expectRefusal(await client.post('/documents/imports', importForm(city)), 'PASSWORD_TEMPORARY');
    expect((await client.get('/session')).status).toBe(200);
    const change = await client.call('PUT', '/session/password', { current: first, next: own });
    expect(change.status).toBe(200);
    expect((await client.get<{ oneTimeSignIn: boolean }>('/session')).body.oneTimeSignIn).toBe(false);
    expect((await client.get('/units')).status).toBe(200);
    // Forgotten: sessions end, the old password is void, and the new one is for one use again.
    const second = await issue(id);
    expect((await client.get('/session')).status).toBe(401);
    expect((await server.client().signIn('acc-1', own)).status).toBe(401);
    expect((await server.client().signIn('acc-1', second)).body).toMatchObject({ oneTimeSignIn: true });
    const kept = await world.value(
      'select count(*) from idempotency_keys where position($1 in response::text) > 0',
      second,
    );
    expect(kept).toBe('0');
    expect(await actions(id)).toEqual(
      expect.arrayContaining(['person.created', 'password.issued', 'session.opened', 'password.changed']),
    );
  });

  test('gets another user name, is closed for good looks, and opened again only by a new password', async () => {
    const { id } = await prepared('acc-2');
    const password = await issue(id);
    const renamed = await admin.call<Person>('PUT', `/people/${id}/account`, { userName: 'Acc-2b' });
    expect(renamed.body).toMatchObject({ userName: 'acc-2b', account: 'open' });
    expect((await server.client().signIn('acc-2', password)).status).toBe(401);
    const client = server.client();
    expect((await client.signIn('acc-2b', password)).status).toBe(200);
    expectRefusal(await admin.call('PUT', `/people/${id}/account`, { userName: 'leader' }), 'CONFLICT');
    expectRefusal(await admin.call('PUT', `/people/${id}/account`, { userName: '有 空格' }), 'BAD_REQUEST');
    expect((await admin.call<Person>('DELETE', `/people/${id}/account`)).body.account).toBe('closed');
    expect((await client.get('/session')).status).toBe(401);
    expect((await server.client().signIn('acc-2b', password)).status).toBe(401);
    expectRefusal(await admin.post('/people/passwords', { personIds: [id] }), 'CONFLICT');
    // The user name stays taken: the ledger goes on naming one person.
    const other = await prepared('acc-3');
    expectRefusal(await admin.call('PUT', `/people/${other.id}/account`, { userName: 'acc-2b' }), 'CONFLICT');
    const opened = await admin.call<Person>('PUT', `/people/${id}/account`, { userName: 'acc-2b' });
    expect(opened.body.account).toBe('prepared');
    expect((await server.client().signIn('acc-2b', password)).status).toBe(401);
    expect((await server.client().signIn('acc-2b', await issue(id))).status).toBe(200);
    const waiting = await admin.get<Rows<Person>>('/people?account=prepared');
    expect(waiting.body.rows.map(({ userName }) => userName)).toContain('acc-3');
  });

  test('of the other two duties, of oneself, or of somebody with roles over more is not the administrator’s', async () => {
    const attempts = async (client: Client, id: string) => [
      await client.post('/people/passwords', { personIds: [id] }),
      await client.call('PUT', `/people/${id}/account`, { userName: 'taken-over' }),
      await client.call('DELETE', `/people/${id}/account`),
    ];
    for (const userName of ['security', 'auditor']) {
      for (const answer of await attempts(admin, await world.person(userName)))
        expectRefusal(answer, 'OFFICER_ACCOUNT');
    }
    for (const answer of await attempts(admin, await world.person('admin'))) expectRefusal(answer, 'NOT_ALLOWED');
    // A person of the district who has a role over the city, which the district's administrator does not even see.
    const place = { regionCode: '379904', role: 'administrator', userName: 'adm-904' };
    const { client } = await newAccount(world, place);
    const unitId = await world.value("select id from units where region_path = '/379900/379904/' order by id limit 1");
    const both = await makePerson('双一', [(await makePost(unitId, '双岗')).id], { account: { userName: 'both-1' } });
    expect(await issue(both.id, client)).not.toBe('');
    const grant = { role: 'office', regionId: city };
    await (await world.client('security')).post(`/people/${both.id}/roles`, grant);
    for (const answer of await attempts(client, both.id)) expectRefusal(answer, 'OFFICER_ACCOUNT');
    for (const answer of await attempts(client, await world.person('leader'))) expectRefusal(answer, 'NOT_FOUND');
    expect((await server.client().signIn('security', demonstrationPassword)).status).toBe(200);
  });
});

test('the routes of administration are closed to an administrator of another district', async () => {
  const { client } = await newAccount(world, { userName: 'adm-902', role: 'administrator', regionCode: '379902' });
  const unitId = await world.value("select id from units where region_path = '/379900/379904/' order by id limit 1");
  const other = await world.value(
    "select id from units where region_path = '/379900/379904/' order by id desc limit 1",
  );
  const post = await makePost(unitId, '他区岗位');
  const stranger = await makePerson('他区一', [post.id], { since: '2026-01-01' });
  const [held] = (await person(stranger.id)).holdings;
  const region = await world.region('379904');
  const before = await world.value('select count(*) from ledger');
  const on = '2026-06-01';
  for (const answer of [
    await client.call('PATCH', `/regions/${region}`, { name: '改' }),
    await client.call('PUT', `/regions/${region}/closing`, { on }),
    await client.call('PATCH', `/units/${unitId}`, { name: '改' }),
    await client.post(`/units/${unitId}/aliases`, { alias: '改' }),
    await client.call('PUT', `/units/${unitId}/closing`, { on }),
    await client.post(`/units/${unitId}/merger`, { intoId: other, on }),
    await client.call('PATCH', `/posts/${post.id}`, { rank: 1 }),
    await client.call('PUT', `/posts/${post.id}/closing`, { on }),
  ]) {
    expectRefusal(answer, 'NOT_ALLOWED');
  }
  for (const answer of [
    await client.get(`/people/${stranger.id}`),
    await client.call('PATCH', `/people/${stranger.id}`, { name: '改' }),
    await client.post(`/people/${stranger.id}/holdings`, { postId: post.id, since: on }),
    await client.call('PUT', `/people/${stranger.id}/holdings/${held?.id}/end`, { until: on }),
    await client.call('PUT', `/people/${stranger.id}/account`, { userName: 'stolen' }),
    await client.call('DELETE', `/people/${stranger.id}/account`),
    await client.post('/people/passwords', { personIds: [stranger.id] }),
  ]) {
    expectRefusal(answer, 'NOT_FOUND');
  }
  expect(await world.value('select count(*) from ledger')).toBe(before);
});
