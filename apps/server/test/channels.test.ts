import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeadDelivery, Trial } from '@chengshi/contract';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliverDue, secureRobots } from '../src/act/channels/service.ts';
import { isInside } from '../src/platform/outbound/target.ts';
import type { Platform } from '../src/platform/platform.ts';
import { vaultKeys } from '../src/platform/vault/keys.ts';
import { openVault } from '../src/platform/vault/vault.ts';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client } from './support/client.ts';
import { dispatched, openCommitments } from './support/dispatches.ts';
import { newRobot } from './support/messages.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { openWorld, type World } from './support/world.ts';

interface Posted {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: { msgtype?: string; text?: { content: string }; zh?: string; en?: string; kind?: string };
  readonly raw: string;
}

/** A robot on this machine, which answers as it is told. */
let robot: Server;
let robotUrl: string;
let posted: Posted[];
let answer: { status: number; body: string } | 'silence' | 'redirect';
/** A mail server on this machine. */
let mailServer: SMTPServer;
let letters: { to: string[]; source: string }[];
let mailRefusal: Error | null;

let server: TestServer;
let world: World;
let admin: Client;
let liaison: Client;

const listening = (one: Server | SMTPServer['server']) => (one.address() as AddressInfo).port;

beforeAll(async () => {
  robot = createServer((request, response) => {
    let raw = '';
    request.on('data', (piece) => {
      raw += String(piece);
    });
    request.on('end', () => {
      posted.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(raw), raw });
      if (answer === 'silence') return;
      if (answer === 'redirect') return void response.writeHead(302, { location: `${robotUrl}/elsewhere` }).end();
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((done) => robot.listen(0, '127.0.0.1', done));
  robotUrl = `http://127.0.0.1:${listening(robot)}`;
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let source = '';
      stream.on('data', (piece) => {
        source += String(piece);
      });
      stream.on('end', () => {
        if (!mailRefusal) letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
        done(mailRefusal);
      });
    },
  });
  await new Promise<void>((done) => mailServer.listen(0, '127.0.0.1', done));
  server = await startTestServer({
    time: '2026-03-06T02:00:00Z',
    mail: { url: `smtp://127.0.0.1:${listening(mailServer.server)}`, from: '成事 <chengshi@example.cn>' },
  });
  world = await openWorld(server);
  [admin, liaison] = [await world.client('admin'), await world.client('liaison')];
});
afterAll(async () => {
  await world?.close();
  await server?.close();
  robot.closeAllConnections();
  robot.close();
  await new Promise<void>((done) => mailServer.close(() => done()));
});
beforeEach(async () => {
  posted = [];
  letters = [];
  answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
  mailRefusal = null;
  server.setTime('2026-03-06T02:00:00Z');
  await world.owner.query(
    'update webhooks set removed_at = now(); delete from deliveries; delete from message_choices',
  );
});

const addRobot = async (format: string, secret: string | null = null, path = '/robot') => {
  const body = await newRobot(world, `${robotUrl}${path}`, { format, secret });
  return admin.post<{ id: string }>('/webhooks', body);
};
/** Something that the bureau is told. */
const news = async () => dispatched(world, { ids: await openCommitments(world, 1) });
const deliver = () => deliverDue(server.deps.platform);
const states = async () =>
  (await world.owner.query('select state, attempts, error from deliveries order by made_at, id')).rows;
const unescaped = (source: string) =>
  source
    .replace(/=\r\n/g, '')
    .replace(/((?:=[0-9A-F]{2})+)/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());
const textOf = (source: string) => {
  const [head = '', ...rest] = source.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  return /base64/.test(head) ? Buffer.from(body, 'base64').toString() : unescaped(body);
};

test('a DingTalk robot gets text with a signature over time and secret; what was taken is not sent again', async () => {
  await addRobot('dingtalk', 'SEC-geheim', '/robot/send?access_token=abc');
  await news();
  expect(posted).toEqual([]);
  expect(await deliver()).toBe(1);
  const { path, body } = posted[0] as Posted;
  const query = new URL(path, robotUrl).searchParams;
  const timestamp = String(Date.parse('2026-03-06T02:00:00Z'));
  const sign = createHmac('sha256', 'SEC-geheim').update(`${timestamp}\nSEC-geheim`).digest('base64');
  expect(Object.fromEntries(query)).toEqual({ access_token: 'abc', timestamp, sign });
  expect(body.msgtype).toBe('text');
  expect(body.text?.content).toMatch(
    /^【成事】“.+”已下发到市工信局，请于 2026-03-10 前签收\nhttp:\/\/localhost:3000\/messages$/,
  );
  expect(await states()).toEqual([{ state: 'sent', attempts: 1, error: null }]);
  expect(await deliver()).toBe(0);
});

test('a WeCom robot gets text, anybody else plain JSON in both languages, signed over time and body', async () => {
  await addRobot('wecom', null, '/cgi-bin/webhook/send?key=abc');
  await addRobot('generic', 'geheim');
  await news();
  expect(await deliver()).toBe(2);
  const wecom = posted.find(({ path }) => path.startsWith('/cgi-bin'));
  expect(wecom?.path).toBe('/cgi-bin/webhook/send?key=abc');
  expect(wecom?.body.text?.content).toContain('请于 2026-03-10 前签收');
  const generic = posted.find(({ path }) => path === '/robot');
  expect(generic?.body).toMatchObject({
    kind: 'dispatch.sent',
    en: expect.stringContaining('accept it by 2026-03-10'),
  });
  const time = String(generic?.headers['x-chengshi-timestamp']);
  const signature = createHmac('sha256', 'geheim').update(`${time}.${generic?.raw}`).digest('hex');
  expect(generic?.headers['x-chengshi-signature']).toBe(`sha256=${signature}`);
});

test('a robot that refuses is tried again later and later, then given up and named to the administrator, who tries again', async () => {
  await addRobot('dingtalk');
  await news();
  answer = { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' };
  let time = Date.parse('2026-03-06T02:00:00Z');
  for (const minutes of [0, 1, 5, 30, 120, 480]) {
    if (minutes > 0) {
      server.setTime(new Date(time + minutes * 60_000 - 1).toISOString());
      expect(await deliver()).toBe(0);
    }
    time += minutes * 60_000;
    server.setTime(new Date(time).toISOString());
    expect(await deliver()).toBe(1);
  }
  expect(await states()).toEqual([{ state: 'dead', attempts: 6, error: '310000 sign not match' }]);
  const dead = (await admin.get<{ rows: DeadDelivery[]; waiting: number }>('/deliveries/dead')).body;
  expect(dead.rows).toMatchObject([{ channel: 'webhook', error: '310000 sign not match', attempts: 6 }]);
  expect(dead.rows[0]?.kind).toBe('dispatch.sent');

  answer = { status: 200, body: '{"errcode":0}' };
  expect((await admin.post(`/deliveries/${dead.rows[0]?.id}/retry`)).status).toBe(200);
  expectRefusal(await admin.post(`/deliveries/${dead.rows[0]?.id}/retry`), 'NOT_FOUND');
  expect(await deliver()).toBe(1);
  expect((await states())[0]).toMatchObject({ state: 'sent' });
});

test.each([
  ['answers with an error', { status: 500, body: 'kaputt' }, 'HTTP 500 kaputt'],
  ['sends elsewhere', 'redirect' as const, 'HTTP 302'],
])('a receiver that %s is not followed and not believed', async (_, told, error) => {
  await addRobot('generic');
  await news();
  answer = told;
  await deliver();
  expect(await states()).toEqual([{ state: 'waiting', attempts: 1, error }]);
  expect(posted.map(({ path }) => path)).toEqual(['/robot']);
});

test('a receiver that says nothing is left after its time, one that is down at once; neither holds up the others', async () => {
  await addRobot('generic');
  const down = await newRobot(world, 'http://127.0.0.1:9/robot');
  await admin.post('/webhooks', down);
  await news();
  answer = 'silence';
  const post = server.deps.platform.outbound.post;
  const late = await post({ url: `${robotUrl}/slow`, body: '{}', timeoutMs: 50 }).catch(
    (error: Error) => error.message,
  );
  expect(late).toMatch(/^0.05 s 内没有回答/);
  answer = { status: 200, body: '' };
  expect(await deliver()).toBe(2);
  const kept = await states();
  expect(kept.map(({ state }) => state).sort()).toEqual(['sent', 'waiting']);
  expect(kept.find(({ state }) => state === 'waiting')?.error).toContain('ECONNREFUSED');
});

test('what a server took up and never settled comes back after a while', async () => {
  await addRobot('generic');
  await news();
  const taken = "update deliveries set attempts = 1, next_at = '2026-03-06T02:05:00Z'";
  await world.owner.query(taken);
  expect(await deliver()).toBe(0);
  server.setTime('2026-03-06T02:05:00Z');
  expect(await deliver()).toBe(1);
});

test('a message is handed over exactly once however many servers work', async () => {
  await addRobot('generic');
  for (let n = 0; n < 5; n++) await news();
  const tried = await Promise.all([deliver(), deliver(), deliver()]);
  expect(tried.reduce((sum, one) => sum + one)).toBe(5);
  expect(posted).toHaveLength(5);
});

test('whoever chose e-mail gets it in his language at his address; others get none', async () => {
  await news();
  expect(await deliver()).toBe(0);
  const choose = (mail: string, address: string | null, language = 'en') =>
    liaison.call('PUT', '/messages/choices', { mail, address, language });
  expect((await choose('each', null)).status).toBe(400);
  expect((await choose('digest', 'ran@example.cn')).status).toBe(200);
  await news();
  expect(await deliver()).toBe(0);
  await choose('each', 'ran@example.cn');
  await news();
  expect(await deliver()).toBe(1);
  expect(letters).toMatchObject([{ to: ['ran@example.cn'] }]);
  expect(textOf(letters[0]?.source ?? '')).toMatch(/was dispatched to 市工信局: accept it by 2026-03-10/);
  expect(letters[0]?.source).toMatch(/^Subject: =\?UTF-8\?/m);
  expect((await liaison.get('/messages/choices')).body).toEqual({
    ...{ mail: 'each', address: 'ran@example.cn', language: 'en', mailWorks: true },
  });
});

test('a mail server that refuses is tried again; one who has changed his mind is left alone', async () => {
  const choose = (mail: string) =>
    liaison.call('PUT', '/messages/choices', { mail, address: 'ran@example.cn', language: 'zh-CN' });
  await choose('each');
  await news();
  mailRefusal = Object.assign(new Error('mailbox full'), { responseCode: 452 });
  await deliver();
  expect((await states())[0]).toMatchObject({
    state: 'waiting',
    attempts: 1,
    error: expect.stringContaining('mailbox full'),
  });
  mailRefusal = null;
  await choose('none');
  server.setTime('2026-03-06T02:01:00Z');
  await deliver();
  expect(letters).toEqual([]);
  expect((await states())[0]).toMatchObject({ state: 'sent' });
});

test('the administrator tries a channel out and reads what came of it; the address is never given back', async () => {
  const { id } = (await addRobot('wecom', null, '/send?key=geheim')).body;
  const tried = async () => (await admin.post<Trial>(`/webhooks/${id}/trial`)).body;
  expect(await tried()).toEqual({ ok: true, error: null });
  answer = { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' };
  expect(await tried()).toEqual({ ok: false, error: '93000 invalid webhook url' });
  answer = { status: 200, body: '<html>' };
  expect((await tried()).error).toContain('<html>');
  expect((await admin.post<Trial>('/mail/trial', { address: 'it@example.cn' })).body).toEqual({
    ok: true,
    error: null,
  });
  expect(letters[0]?.to).toEqual(['it@example.cn']);
  expect(JSON.stringify((await admin.get('/webhooks')).body)).not.toContain('geheim');
  expect((await admin.call('DELETE', `/webhooks/${id}`)).status).toBe(200);
  await news();
  expect(await deliver()).toBe(0);
});

test('a real installation calls nothing inside: no http, no private address, whatever the name says', async () => {
  const strict = await startTestServer({ strictTargets: true });
  try {
    const { outbound } = strict.deps.platform;
    for (const url of [
      ...[
        'http://oapi.dingtalk.com/robot/send',
        'https://127.0.0.1/',
        'https://[::1]/',
        'https://10.0.0.8/',
        'ftp://a.cn/',
      ],
      ...[
        'https://169.254.169.254/latest',
        'https://2130706433/',
        'https://user:pass@a.cn/',
        'no address',
        'https://[::ffff:10.0.0.1]/',
      ],
    ]) {
      expect(() => outbound.check(url), url).toThrow();
    }
    outbound.check('https://oapi.dingtalk.com/robot/send?access_token=abc');
    // The name is looked up when it is called.
    const local = outbound.post({ url: 'https://localhost:1/', body: '{}', timeoutMs: 2000 });
    await expect(local).rejects.toThrow('localhost 指向内网地址');
    const refused = await (await strict.as('admin')).post('/webhooks', await newRobot(world, robotUrl));
    expectRefusal(refused, 'WEBHOOK_NOT_ALLOWED');
  } finally {
    await strict.close();
  }
  for (const address of ['172.31.255.1', '100.64.1.1', 'fd00::1', '::', '0.0.0.0'])
    expect(isInside(address)).toBe(true);
  for (const address of ['172.32.0.1', '8.8.8.8', '2400:3200::1']) expect(isInside(address)).toBe(false);
});

test('the database shows robots to administrators of the place alone, and choices to their owner alone', async () => {
  await addRobot('generic');
  await liaison.call('PUT', '/messages/choices', { mail: 'none', address: null, language: 'en' });
  const other = await world.person('district');
  const office = { person: other, grants: 'office:/379900/,administrator:/379900/379904/', places: '/379900/' };
  await asApplication(server, office, async (client) => {
    expect(await attempt(client, 'select from webhooks where removed_at is null')).toBe(0);
    expect(await attempt(client, 'select from message_choices')).toBe(0);
    const mine = "insert into message_choices (person_id, mail, language, chosen_at) values ($1, 'none', 'en', now())";
    expect(await attempt(client, mine, [await world.person('leader')])).toBe(refusedByDatabase);
  });
});

describe('addresses and secrets of robots', () => {
  const address = 'send?access_token=geheimes-token';
  const kept = async (id: string) =>
    (await world.owner.query<{ url: string; secret: string }>('select url, secret from webhooks where id = $1', [id]))
      .rows[0];
  const holding = (...keys: [Buffer, ...Buffer[]]): Platform => ({ ...server.deps.platform, vault: openVault(keys) });
  const [one, two] = [randomBytes(32), randomBytes(32)];

  test('lie encrypted in the database; what was kept plainly is encrypted by the start, and a new key takes over from the old one', async () => {
    await world.owner.query('delete from webhooks');
    const { id } = (await addRobot('dingtalk', 'SEC-geheim', `/${address}`)).body;
    const made = await kept(id);
    expect(JSON.stringify(made)).not.toMatch(/geheim|127/);
    expect(made?.url).toMatch(/^enc1:[0-9a-f]{8}:/);
    const plain = [`${robotUrl}/${address}`, 'SEC-geheim', id];
    await world.owner.query('update webhooks set url = $1, secret = $2 where id = $3', plain);
    expect(await secureRobots(holding(one))).toEqual({ secured: 1, locked: 0 });
    expect(await secureRobots(holding(one))).toEqual({ secured: 0, locked: 0 });

    // Without its key nothing is lost and nothing goes out; the reason names the key and stands where the administrator looks.
    const first = await kept(id);
    expect(await secureRobots(holding(two))).toEqual({ secured: 0, locked: 1 });
    expect(await kept(id)).toEqual(first);
    await news();
    expect(await deliverDue(holding(two))).toBe(1);
    expect((await states())[0]).toMatchObject({
      state: 'waiting',
      error: expect.stringContaining('用另一把密钥加密（编号 '),
    });
    expect((await states())[0].error).toContain(first?.url.split(':')[1]);
    expect(posted).toEqual([]);

    expect(await secureRobots(holding(two, one))).toEqual({ secured: 1, locked: 0 });
    expect(await secureRobots(holding(two))).toEqual({ secured: 0, locked: 0 });
    server.setTime('2026-03-06T02:01:00Z');
    expect(await deliverDue(holding(two))).toBe(1);
    expect(posted[0]?.path).toContain('access_token=geheimes-token');
    await world.owner.query('delete from deliveries; delete from webhooks');
  });

  test('are of no use in the place of another, or changed; and no answer holds them', async () => {
    const [{ id }, other] = [
      (await addRobot('generic', 'geheim', `/${address}`)).body,
      (await addRobot('generic')).body,
    ];
    await world.owner.query('update webhooks w set url = o.url from webhooks o where w.id = $1 and o.id = $2', [
      other.id,
      id,
    ]);
    const tried = (await admin.post<Trial>(`/webhooks/${other.id}/trial`)).body;
    expect(tried).toEqual({ ok: false, error: expect.stringContaining('密文已被改动或损坏') });
    expect((await admin.post<Trial>(`/webhooks/${id}/trial`)).body.ok).toBe(true);
    const list = JSON.stringify((await admin.get('/webhooks')).body);
    expect(list).toContain('127.0.0.1');
    expect(list).not.toMatch(/geheim|enc1/);
    await world.owner.query('delete from webhooks');
  });

  test('need a key that is made once beside the data, or given; one that is none is refused in words', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chengshi-keys-'));
    try {
      const [made] = await vaultKeys('', folder);
      expect(await vaultKeys('', folder)).toEqual([made]);
      expect(statSync(join(folder, 'secret-keys')).mode & 0o777).toBe(0o600);
      expect(await vaultKeys(`${one.toString('hex')},${two.toString('base64')}`, folder)).toEqual([one, two, made]);
      await expect(vaultKeys('zu-kurz', folder)).rejects.toMatchObject({ zh: expect.stringContaining('SECRET_KEYS') });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
