import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, Refusal } from './support/client.ts';
import { demonstrationPassword } from './support/cluster.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

interface SessionRow {
  readonly id: string;
  readonly current: boolean;
  readonly device: string | null;
  readonly address: string | null;
}

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Not in the session that tests share: here sessions end. */
const signedIn = (userName: string): Promise<Client> => world.server.as(userName, true);
const withCookie = (cookie: string): Client => {
  const client = world.server.client();
  client.cookie = cookie;
  return client;
};
const status = async (client: Client): Promise<number> => (await client.get('/session')).status;

test('who signs in is told name, posts, roles with their regions, and the city’s date', async () => {
  world.server.setTime('2026-05-31T16:30:00Z');
  const answer = await world.server.client().signIn('district', demonstrationPassword);
  world.server.setTime(null);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    person: { name: '贺清泉', userName: 'district' },
    grants: [{ role: 'office', region: { code: '379904' }, unit: null }],
    today: '2026-06-01',
    demonstration: { zh: expect.stringContaining('虚构') },
  });
  expect(JSON.stringify(answer.body)).not.toMatch(/password|token|userId/);
});

test('a wrong password and a name that nobody has get the same answer', async () => {
  const wrong = await world.server.client().signIn('leader', 'not the password');
  const unknown = await world.server.client().signIn('nobody-here', 'not the password');
  expect(wrong.status).toBe(401);
  expect(wrong.body.code).toBe('SIGN_IN_FAILED');
  expect(unknown.body).toEqual(wrong.body);
  expect(unknown.status).toBe(wrong.status);
  expect(wrong.headers.getSetCookie()).toEqual([]);
});

test.each([
  ['a name with quotes', `' or '1'='1`],
  ['a name with a percent sign', 'off%'],
  ['a name with a space inside', 'of fice'],
  ['a very long name', 'x'.repeat(64)],
])('%s signs nobody in and breaks nothing', async (_what, userName) => {
  const answer = await world.server.client().signIn(userName, demonstrationPassword);
  expect(answer.body.code).toBe('SIGN_IN_FAILED');
});

test.each([
  ['a name that exists', 'enterprise'],
  ['a name that nobody has', 'who-is-this'],
])(
  'five wrong passwords lock %s for fifteen minutes, and the sixth answer says for how long',
  async (_what, userName) => {
    world.server.setTime('2026-03-02T08:00:00Z');
    const answers: Refusal[] = [];
    for (let i = 0; i < 5; i++) answers.push((await world.server.client().signIn(userName, `wrong ${i}`)).body);
    expect(answers.map((answer) => answer.code)).toEqual([
      ...Array<string>(4).fill('SIGN_IN_FAILED'),
      'SIGN_IN_LOCKED',
    ]);
    world.server.setTime('2026-03-02T08:05:30Z');
    const right = await world.server.client().signIn(userName, demonstrationPassword);
    expect(right.status).toBe(429);
    expect(right.body.data.zh).toContain('10 分钟');
    expect(right.body.data.en).toContain('10 minutes');
    world.server.setTime('2026-03-02T08:15:01Z');
    const later = await world.server.client().signIn(userName, demonstrationPassword);
    expect(later.status).toBe(userName === 'enterprise' ? 200 : 401);
    world.server.setTime(null);
  },
);

test('a burst of guesses sent at once meets the lock like guesses sent one by one, the right one among the last', async () => {
  const guesses = Array.from({ length: 11 }, (_, i) => world.server.client().signIn('inspector', `guess number ${i}`));
  // An answer tells that all of them have left, whatever else the machine does.
  await Promise.race(guesses);
  const right = world.server.client().signIn('inspector', demonstrationPassword);
  const codes = (await Promise.all([...guesses, right])).map((answer) => answer.body.code);
  expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(4);
  expect(codes.filter((code) => code === 'SIGN_IN_LOCKED')).toHaveLength(8);
});

test('the security officer lifts a lock at once', async () => {
  const id = await world.person('inspector');
  expect((await world.server.client().signIn('inspector', demonstrationPassword)).status).toBe(429);
  const security = await world.client('security');
  const people = await security.get<{ rows: { lockedUntil: string | null }[] }>('/people?query=inspector');
  expect(people.body.rows[0]?.lockedUntil).toMatch(/^\d{4}-/);
  const unlocked = await security.post<{ lockedUntil: null }>(`/people/${id}/unlocks`);
  expect(unlocked.body.lockedUntil).toBeNull();
  expect((await world.server.client().signIn('inspector', demonstrationPassword)).status).toBe(200);
});

test('wrong passwords before a right one are forgotten', async () => {
  for (const wrong of [4, 1]) {
    for (let i = 0; i < wrong; i++) await world.server.client().signIn('township', 'wrong');
    expect((await world.server.client().signIn('township', demonstrationPassword)).status).toBe(200);
  }
});

test('a Chinese user name signs in, in any case of its Latin letters and with blanks around it', async () => {
  const { client } = await newAccount(world, { userName: '李Wei_2', role: 'leader', regionCode: '379903' });
  expect(await status(client)).toBe(200);
  for (const userName of ['李wei_2', '李WEI_2', ' 李Wei_2 ']) {
    expect((await world.server.client().signIn(userName, demonstrationPassword)).status).toBe(200);
  }
});

test('six sign-ins at once give six sessions, each its own', async () => {
  const before = (await (await world.server.as('liaison')).get<{ rows: SessionRow[] }>('/sessions')).body.rows.length;
  const clients = await Promise.all(Array.from({ length: 6 }, () => signedIn('liaison')));
  expect(new Set(clients.map((client) => client.cookie)).size).toBe(6);
  const { body } = await (clients[0] as Client).get<{ rows: SessionRow[] }>('/sessions');
  expect(body.rows).toHaveLength(before + 6);
  expect(body.rows.filter((row) => row.current)).toHaveLength(1);
  expect(body.rows[0]?.address).toBe('127.0.0.1');
  expect(JSON.stringify(body)).not.toContain((clients[1] as Client).cookie.split('=')[1]?.split('.')[0]);
});

test('a session that is ended elsewhere ends at once, and only the own ones can be', async () => {
  const here = await signedIn('leader');
  const there = await signedIn('leader');
  const { body } = await there.get<{ rows: SessionRow[] }>('/sessions');
  const id = body.rows.find((row) => row.current)?.id ?? '';
  expect((await (await world.client('office')).call('DELETE', `/sessions/${id}`)).status).toBe(404);
  expect(await status(there)).toBe(200);
  expect((await here.call('DELETE', `/sessions/${id}`)).status).toBe(200);
  expect(await status(there)).toBe(401);
  expect((await here.call('DELETE', `/sessions/${id}`)).status).toBe(404);
  expect(await status(here)).toBe(200);
});

test('signing out ends the session on the server, not only the cookie', async () => {
  const client = await signedIn('leader');
  const { cookie } = client;
  const answer = await client.call('DELETE', '/session');
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/i);
  expect(await status(withCookie(cookie))).toBe(401);
});

test('forged and tampered cookies are nobody’s', async () => {
  const { cookie } = await signedIn('leader');
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  const [token = '', signature = ''] = decodeURIComponent(value).split('.');
  const other = token.startsWith('A') ? `B${token.slice(1)}` : `A${token.slice(1)}`;
  const forged = [
    `${name}=${encodeURIComponent(`${token}.${signature.slice(0, -4)}AAA=`)}`,
    `${name}=${encodeURIComponent(`${other}.${signature}`)}`,
    `${name}=${token}`,
    `${name}=${encodeURIComponent(`${token}.`)}`,
    `${name}=`,
    `${name}=%00%ff`,
    `${name}=${'x'.repeat(4000)}`,
    `other=${value}`,
    `${cookie.toUpperCase()}`,
  ];
  for (const cookie of forged)
    expect({ cookie, status: await status(withCookie(cookie)) }).toEqual({ cookie, status: 401 });
  expect(await status(withCookie(cookie))).toBe(200);
});

test('a session that has run out is nobody’s', async () => {
  const client = await signedIn('leader');
  const { body } = await client.get<{ rows: SessionRow[] }>('/sessions');
  const id = body.rows.find((row) => row.current)?.id;
  await world.owner.query(`update auth.session set "expiresAt" = now() - interval '1 second' where id = $1`, [id]);
  expect(await status(client)).toBe(401);
  const fresh = await (await signedIn('leader')).get<{ rows: SessionRow[] }>('/sessions');
  expect(fresh.body.rows.map((row) => row.id)).not.toContain(id);
});

test.each([
  ['is shorter than ten characters', 'abc12345'],
  ['has no digit', 'only-letters-here'],
  ['has no letter', '1234567890123'],
  ['holds the user name', 'xx-Liaison-2026'],
])('a new password that %s is refused, and the old one stays', async (_what, next) => {
  const client = await world.client('liaison');
  const answer = await client.call<Refusal>('PUT', '/session/password', { current: demonstrationPassword, next });
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 422, code: 'PASSWORD_WEAK' });
  expect(await status(client)).toBe(200);
});

test('a new password ends all other sessions and keeps this one; the old password is gone', async () => {
  const { client: here } = await newAccount(world, { userName: 'changer', role: 'leader', regionCode: '379903' });
  const there = await signedIn('changer');
  const next = '新的密码 2026 年';
  const wrong = await here.call<Refusal>('PUT', '/session/password', { current: 'not mine at all', next });
  expect(wrong.body.code).toBe('SIGN_IN_FAILED');
  expect(await status(there)).toBe(200);
  expect((await here.call('PUT', '/session/password', { current: demonstrationPassword, next })).status).toBe(200);
  expect(await status(there)).toBe(401);
  expect(await status(here)).toBe(200);
  expect((await world.server.client().signIn('changer', demonstrationPassword)).status).toBe(401);
  expect((await world.server.client().signIn('changer', next)).status).toBe(200);
});

test('guessing the current password from an open session meets the lock too', async () => {
  const { client } = await newAccount(world, { userName: 'guesser', role: 'leader', regionCode: '379903' });
  const guess = () =>
    client.call<Refusal>('PUT', '/session/password', { current: 'a wrong guess', next: 'long-enough-2026' });
  const answers = await Promise.all(Array.from({ length: 6 }, guess));
  expect(answers.filter((answer) => answer.body.code === 'SIGN_IN_LOCKED').length).toBeGreaterThanOrEqual(2);
});

test('a role that is taken back is gone with the next request, and one that is granted is there', async () => {
  const { client, id } = await newAccount(world, { userName: 'mover', role: 'office', regionCode: '379903' });
  const security = await world.client('security');
  const role = { role: 'office', regionId: await world.region('379903') };
  const mayImport = async () =>
    (await client.import({ classification: 'internal', text: `年内建成桥梁${world.next()}座。` })).refusal?.code;
  expect(await mayImport()).toBeUndefined();
  expect((await security.post(`/people/${id}/roles/revocations`, role)).status).toBe(200);
  expect(await mayImport()).toBe('NOT_ALLOWED');
  expect((await client.get('/overview')).status).toBe(403);
  expect((await security.post(`/people/${id}/roles/revocations`, role)).status).toBe(404);
  await security.post(`/people/${id}/roles`, role);
  expect(await mayImport()).toBeUndefined();
});

test('the same role granted ten times at once is held once', async () => {
  const security = await world.client('security');
  const id = await world.value('select id from people where user_id is null order by id desc limit 1');
  const role = { role: 'leader', regionId: await world.region('379904') };
  const answers = await Promise.all(Array.from({ length: 10 }, () => security.post(`/people/${id}/roles`, role)));
  expect(answers.map((answer) => answer.status)).toEqual(Array<number>(10).fill(200));
  expect(await world.value('select count(*) from role_grants where person_id = $1 and revoked_at is null', id)).toBe(
    '1',
  );
  expect(await world.value("select count(*) from ledger where subject_id = $1 and action = 'role.granted'", id)).toBe(
    '1',
  );
});

test('the security officer ends all sessions of a person at once', async () => {
  const { client, id } = await newAccount(world, { userName: 'leaver', role: 'leader', regionCode: '379903' });
  const { body } = await (await world.client('security')).call<{ ended: number }>('DELETE', `/people/${id}/sessions`);
  expect(body.ended).toBe(1);
  expect(await status(client)).toBe(401);
});

test('two people cannot have one user name, and a refused one leaves no account behind', async () => {
  const admin = await world.client('admin');
  const postIds = [await world.value("select id from posts where region_path = '/379900/' order by id limit 1")];
  const person = (userName: string) => ({
    name: '重名',
    postIds,
    account: { userName, password: demonstrationPassword },
  });
  const answers = await Promise.all(Array.from({ length: 4 }, () => admin.post<Refusal>('/people', person('twins'))));
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
  for (const answer of answers.filter((answer) => answer.status === 409)) {
    expect(answer.body.data.zh).toContain('twins');
    expect(answer.body.data.zh).not.toContain('invalid');
  }
  expect((await admin.post<Refusal>('/people', person('坏 名字'))).status).toBe(400);
  const weak = { ...person('weakling'), account: { userName: 'weakling', password: 'short' } };
  expect((await admin.post<Refusal>('/people', weak)).body.code).toBe('PASSWORD_WEAK');
  const lost = { ...person('lost-one'), postIds: ['0199d6a2-0000-7000-8000-000000000000'] };
  expect((await admin.post('/people', lost)).status).toBe(404);
  expect(
    await world.value(`select count(*) from auth."user" where username in ('weakling', 'lost-one', '坏 名字')`),
  ).toBe('0');
  expect(await world.value(`select count(*) from auth."user" where username = 'twins'`)).toBe('1');
  expect((await world.server.client().signIn('twins', demonstrationPassword)).status).toBe(200);
});
