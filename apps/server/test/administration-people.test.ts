import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actions, importForm, makePerson, makePost, makeUnit, type Person, person } from './support/administration.ts';
import type { Client, Page } from './support/client.ts';
import { demonstrationPassword } from './support/cluster.ts';
import { expectRefusal } from './support/refusal.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

let world: World;
let admin: Client;
let city: string;
beforeAll(async () => {
  world = await startWorld({ time: '2026-06-15T02:00:00Z' });
  admin = await world.client('admin');
  city = await world.region('379900');
});
afterAll(() => world.close());

describe('a post', () => {
  test('is renamed, ranked and closed when nobody holds it; its title is free again', async () => {
    const { id: unitId } = await makeUnit(world, '市岗位局');
    const post = await makePost(world, unitId, '副局长');
    const changed = await admin.call('PATCH', `/posts/${post.id}`, { title: '常务副局长', rank: 2 });
    expect(changed.body).toMatchObject({ title: '常务副局长', rank: 2 });
    const holder = await makePerson(world, '岗一', [post.id], { since: '2026-01-10' });
    const close = () => admin.call('PUT', `/posts/${post.id}/closing`, { on: '2026-06-15' });
    expect(expectRefusal(await close(), 'STILL_IN_USE').zh).toContain('1 人在岗');
    const [held] = (await person(world, holder.id)).holdings;
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
    const again = await makePost(world, unitId, '常务副局长');
    expectRefusal(await admin.call('DELETE', `/posts/${post.id}/closing`), 'CONFLICT');
    const titles = async (closed: boolean) =>
      (await admin.get<Page<{ id: string }>>(`/posts?unitId=${unitId}&closed=${closed}`)).body.rows.map(({ id }) => id);
    expect([await titles(false), await titles(true)]).toEqual([[again.id], [post.id]]);
    const without = await admin.get<Page<Person>>('/people?withoutPost=true');
    expect(without.body.rows.map(({ id }) => id)).toContain(holder.id);
  });

  test('is handed over in one step, and the new holding knows from whom', async () => {
    const { id: unitId } = await makeUnit(world, '市交接局');
    const posts = [await makePost(world, unitId, '局长'), await makePost(world, unitId, '书记')];
    const elder = await makePerson(
      world,
      '交一',
      posts.map(({ id }) => id),
      { since: '2026-01-01' },
    );
    const younger = await makePerson(world, '接一', [(await makePost(world, unitId, '科长')).id], {
      since: '2026-01-01',
    });
    const holdingIds = (await person(world, elder.id)).holdings.map(({ id }) => id);
    const handOver = { toId: younger.id, holdingIds, on: '2026-06-01' };
    expect((await admin.post(`/people/${elder.id}/handovers`, handOver)).body).toMatchObject({ posts: [] });
    const after = (await person(world, younger.id)).holdings.filter(({ from }) => from === '交一');
    expect(after.map(({ post, since }) => `${post.title} ${since}`).sort()).toEqual(
      ['局长 2026-06-01', '书记 2026-06-01'].sort(),
    );
    expectRefusal(await admin.post(`/people/${elder.id}/handovers`, handOver), 'CONFLICT');
    expectRefusal(await admin.post(`/people/${elder.id}/handovers`, { ...handOver, toId: elder.id }), 'BAD_REQUEST');
    expect(await actions(world, elder.id)).toEqual(['person.created', 'person.posts-handed-over']);
    expect(await actions(world, younger.id)).toEqual(['person.created', 'person.posts-taken-over']);
  });

  test('taken up in another district takes the person along', async () => {
    const unitId = await world.value("select id from units where region_path = '/379900/379903/' order by id limit 1");
    const elsewhere = await world.value(
      "select id from units where region_path = '/379900/379904/' order by id limit 1",
    );
    const mover = await makePerson(world, '调一', [(await makePost(world, unitId, '试岗一')).id], {
      since: '2026-01-01',
    });
    const take = { postId: (await makePost(world, elsewhere, '试岗二')).id, since: '2026-06-01' };
    expect((await admin.post<Person>(`/people/${mover.id}/holdings`, take)).body.regionName).toBe('望岳区');
    expectRefusal(await admin.post(`/people/${mover.id}/holdings`, take), 'CONFLICT');
    const first = (await person(world, mover.id)).holdings.find(({ post }) => post.title === '试岗一');
    await admin.call('PUT', `/people/${mover.id}/holdings/${first?.id}/end`, { until: '2026-06-01' });
    expect((await person(world, mover.id)).regionName).toBe('青埠区');
  });
});

describe('an account', () => {
  const own = 'eigen-2026-pass';
  async function prepared(userName: string): Promise<Person> {
    const { id: unitId } = await makeUnit(world, `市账号局 ${userName}`);
    return makePerson(world, `账 ${userName}`, [(await makePost(world, unitId, '科员')).id], { account: { userName } });
  }
  async function issue(id: string, client = admin): Promise<string> {
    const answer = await client.post<{ rows: { id: string; password: string }[] }>('/people/passwords', {
      personIds: [id],
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body.rows[0]?.password ?? '';
  }

  test('waits for its one-time password, which allows nothing but setting an own one', async () => {
    const { id, account } = await prepared('acc-1');
    expect(account).toBe('prepared');
    const first = await issue(id);
    const client = world.server.client();
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
    expect((await world.server.client().signIn('acc-1', own)).status).toBe(401);
    expect((await world.server.client().signIn('acc-1', second)).body).toMatchObject({ oneTimeSignIn: true });
    const kept = await world.value(
      'select count(*) from idempotency_keys where position($1 in response::text) > 0',
      second,
    );
    expect(kept).toBe('0');
    expect(await actions(world, id)).toEqual(
      expect.arrayContaining(['person.created', 'password.issued', 'session.opened', 'password.changed']),
    );
  });

  test('gets another user name, is closed for good looks, and opened again only by a new password', async () => {
    const { id } = await prepared('acc-2');
    const password = await issue(id);
    const renamed = await admin.call<Person>('PUT', `/people/${id}/account`, { userName: 'Acc-2b' });
    expect(renamed.body).toMatchObject({ userName: 'acc-2b', account: 'open' });
    expect((await world.server.client().signIn('acc-2', password)).status).toBe(401);
    const client = world.server.client();
    expect((await client.signIn('acc-2b', password)).status).toBe(200);
    expectRefusal(await admin.call('PUT', `/people/${id}/account`, { userName: 'leader' }), 'CONFLICT');
    expectRefusal(await admin.call('PUT', `/people/${id}/account`, { userName: '有 空格' }), 'BAD_REQUEST');
    expect((await admin.call<Person>('DELETE', `/people/${id}/account`)).body.account).toBe('closed');
    expect((await client.get('/session')).status).toBe(401);
    expect((await world.server.client().signIn('acc-2b', password)).status).toBe(401);
    expectRefusal(await admin.post('/people/passwords', { personIds: [id] }), 'CONFLICT');
    // The user name stays taken: the ledger goes on naming one person.
    const other = await prepared('acc-3');
    expectRefusal(await admin.call('PUT', `/people/${other.id}/account`, { userName: 'acc-2b' }), 'CONFLICT');
    const opened = await admin.call<Person>('PUT', `/people/${id}/account`, { userName: 'acc-2b' });
    expect(opened.body.account).toBe('prepared');
    expect((await world.server.client().signIn('acc-2b', password)).status).toBe(401);
    expect((await world.server.client().signIn('acc-2b', await issue(id))).status).toBe(200);
    const waiting = await admin.get<Page<Person>>('/people?account=prepared');
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
    const both = await makePerson(world, '双一', [(await makePost(world, unitId, '双岗')).id], {
      account: { userName: 'both-1' },
    });
    expect(await issue(both.id, client)).not.toBe('');
    const grant = { role: 'office', regionId: city };
    await (await world.client('security')).post(`/people/${both.id}/roles`, grant);
    for (const answer of await attempts(client, both.id)) expectRefusal(answer, 'OFFICER_ACCOUNT');
    for (const answer of await attempts(client, await world.person('leader'))) expectRefusal(answer, 'NOT_FOUND');
    expect((await world.server.client().signIn('security', demonstrationPassword)).status).toBe(200);
  });
});

test('the routes of administration are closed to an administrator of another district', async () => {
  const { client } = await newAccount(world, { userName: 'adm-902', role: 'administrator', regionCode: '379902' });
  const unitId = await world.value("select id from units where region_path = '/379900/379904/' order by id limit 1");
  const other = await world.value(
    "select id from units where region_path = '/379900/379904/' order by id desc limit 1",
  );
  const post = await makePost(world, unitId, '他区岗位');
  const stranger = await makePerson(world, '他区一', [post.id], { since: '2026-01-01' });
  const [held] = (await person(world, stranger.id)).holdings;
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
