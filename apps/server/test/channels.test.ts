import { createHmac } from 'node:crypto';
import type { DeadDelivery, Trial } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deliverDue } from '../src/act/channels/service.ts';
import type { Client } from './support/client.ts';
import { newRobot } from './support/messages.ts';
import {
  addRobot,
  clearChannels,
  type MailServer,
  news,
  type Posted,
  type Robot,
  startMailServer,
  startRobot,
  states,
} from './support/receivers.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { openWorld, type World } from './support/world.ts';

let robot: Robot;
let mail: MailServer;
let server: TestServer;
let world: World;
let admin: Client;
let liaison: Client;
beforeAll(async () => {
  robot = await startRobot();
  mail = await startMailServer();
  server = await startTestServer({
    time: '2026-03-06T02:00:00Z',
    mail: { url: mail.url, from: '成事 <chengshi@example.cn>' },
  });
  world = await openWorld(server);
  [admin, liaison] = [await world.client('admin'), await world.client('liaison')];
});
afterAll(async () => {
  await world?.close();
  await server?.close();
  robot.close();
  await mail.close();
});
beforeEach(async () => {
  robot.reset();
  mail.reset();
  server.setTime('2026-03-06T02:00:00Z');
  await clearChannels(world);
});

const deliver = () => deliverDue(server.deps.platform);
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
  await addRobot(world, robot, 'dingtalk', 'SEC-geheim', '/robot/send?access_token=abc');
  await news(world);
  expect(robot.posted).toEqual([]);
  expect(await deliver()).toBe(1);
  const { path, body } = robot.posted[0] as Posted;
  const query = new URL(path, robot.url).searchParams;
  const timestamp = String(Date.parse('2026-03-06T02:00:00Z'));
  const sign = createHmac('sha256', 'SEC-geheim').update(`${timestamp}\nSEC-geheim`).digest('base64');
  expect(Object.fromEntries(query)).toEqual({ access_token: 'abc', timestamp, sign });
  expect(body.msgtype).toBe('text');
  expect(body.text?.content).toMatch(
    /^【成事】“.+”已下发到市工信局，请于 2026-03-10 前签收\nhttp:\/\/localhost:3000\/messages$/,
  );
  expect(await states(world)).toEqual([{ state: 'sent', attempts: 1, error: null }]);
  expect(await deliver()).toBe(0);
});

test('a WeCom robot gets text, anybody else plain JSON in both languages, signed over time and body', async () => {
  await addRobot(world, robot, 'wecom', null, '/cgi-bin/webhook/send?key=abc');
  await addRobot(world, robot, 'generic', 'geheim');
  await news(world);
  expect(await deliver()).toBe(2);
  const wecom = robot.posted.find(({ path }) => path.startsWith('/cgi-bin'));
  expect(wecom?.path).toBe('/cgi-bin/webhook/send?key=abc');
  expect(wecom?.body.text?.content).toContain('请于 2026-03-10 前签收');
  const generic = robot.posted.find(({ path }) => path === '/robot');
  expect(generic?.body).toMatchObject({
    kind: 'dispatch.sent',
    en: expect.stringContaining('accept it by 2026-03-10'),
  });
  const time = String(generic?.headers['x-chengshi-timestamp']);
  const signature = createHmac('sha256', 'geheim').update(`${time}.${generic?.raw}`).digest('hex');
  expect(generic?.headers['x-chengshi-signature']).toBe(`sha256=${signature}`);
});

test('a robot that refuses is tried again later and later, then given up and named to the administrator, who tries again', async () => {
  await addRobot(world, robot, 'dingtalk');
  await news(world);
  robot.answer = { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' };
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
  expect(await states(world)).toEqual([{ state: 'dead', attempts: 6, error: '310000 sign not match' }]);
  const dead = (await admin.get<{ rows: DeadDelivery[]; waiting: number }>('/deliveries/dead')).body;
  expect(dead.rows).toMatchObject([{ channel: 'webhook', error: '310000 sign not match', attempts: 6 }]);
  expect(dead.rows[0]?.kind).toBe('dispatch.sent');

  robot.answer = { status: 200, body: '{"errcode":0}' };
  expect((await admin.post(`/deliveries/${dead.rows[0]?.id}/retry`)).status).toBe(200);
  expectRefusal(await admin.post(`/deliveries/${dead.rows[0]?.id}/retry`), 'NOT_FOUND');
  expect(await deliver()).toBe(1);
  expect((await states(world))[0]).toMatchObject({ state: 'sent' });
});

test.each([
  ['answers with an error', { status: 500, body: 'kaputt' }, 'HTTP 500 kaputt'],
  ['sends elsewhere', 'redirect' as const, 'HTTP 302'],
])('a receiver that %s is not followed and not believed', async (_, told, error) => {
  await addRobot(world, robot, 'generic');
  await news(world);
  robot.answer = told;
  await deliver();
  expect(await states(world)).toEqual([{ state: 'waiting', attempts: 1, error }]);
  expect(robot.posted.map(({ path }) => path)).toEqual(['/robot']);
});

test('a receiver that says nothing is left after its time, one that is down at once; neither holds up the others', async () => {
  await addRobot(world, robot, 'generic');
  const down = await newRobot(world, 'http://127.0.0.1:9/robot');
  await admin.post('/webhooks', down);
  await news(world);
  robot.answer = 'silence';
  const post = server.deps.platform.outbound.post;
  const late = await post({ url: `${robot.url}/slow`, body: '{}', timeoutMs: 50 }).catch(
    (error: Error) => error.message,
  );
  expect(late).toMatch(/^0.05 s 内没有回答/);
  robot.answer = { status: 200, body: '' };
  expect(await deliver()).toBe(2);
  const kept = await states(world);
  expect(kept.map(({ state }) => state).sort()).toEqual(['sent', 'waiting']);
  expect(kept.find(({ state }) => state === 'waiting')?.error).toContain('ECONNREFUSED');
});

test('what a server took up and never settled comes back after a while', async () => {
  await addRobot(world, robot, 'generic');
  await news(world);
  const taken = "update deliveries set attempts = 1, next_at = '2026-03-06T02:05:00Z'";
  await world.owner.query(taken);
  expect(await deliver()).toBe(0);
  server.setTime('2026-03-06T02:05:00Z');
  expect(await deliver()).toBe(1);
});

test('a message is handed over exactly once however many servers work', async () => {
  await addRobot(world, robot, 'generic');
  for (let n = 0; n < 5; n++) await news(world);
  const tried = await Promise.all([deliver(), deliver(), deliver()]);
  expect(tried.reduce((sum, one) => sum + one)).toBe(5);
  expect(robot.posted).toHaveLength(5);
});

test('whoever chose e-mail gets it in his language at his address; others get none', async () => {
  await news(world);
  expect(await deliver()).toBe(0);
  const choose = (mail: string, address: string | null, language = 'en') =>
    liaison.call('PUT', '/messages/choices', { mail, address, language });
  expect((await choose('each', null)).status).toBe(400);
  expect((await choose('digest', 'ran@example.cn')).status).toBe(200);
  await news(world);
  expect(await deliver()).toBe(0);
  await choose('each', 'ran@example.cn');
  await news(world);
  expect(await deliver()).toBe(1);
  expect(mail.letters).toMatchObject([{ to: ['ran@example.cn'] }]);
  expect(textOf(mail.letters[0]?.source ?? '')).toMatch(/was dispatched to 市工信局: accept it by 2026-03-10/);
  expect(mail.letters[0]?.source).toMatch(/^Subject: =\?UTF-8\?/m);
  expect((await liaison.get('/messages/choices')).body).toEqual({
    ...{ mail: 'each', address: 'ran@example.cn', language: 'en', mailWorks: true },
  });
});

test('a mail server that refuses is tried again; one who has changed his mind is left alone', async () => {
  const choose = (mail: string) =>
    liaison.call('PUT', '/messages/choices', { mail, address: 'ran@example.cn', language: 'zh-CN' });
  await choose('each');
  await news(world);
  mail.refusal = Object.assign(new Error('mailbox full'), { responseCode: 452 });
  await deliver();
  expect((await states(world))[0]).toMatchObject({
    state: 'waiting',
    attempts: 1,
    error: expect.stringContaining('mailbox full'),
  });
  mail.refusal = null;
  await choose('none');
  server.setTime('2026-03-06T02:01:00Z');
  await deliver();
  expect(mail.letters).toEqual([]);
  expect((await states(world))[0]).toMatchObject({ state: 'sent' });
});

test('the administrator tries a channel out and reads what came of it; the address is never given back', async () => {
  const { id } = (await addRobot(world, robot, 'wecom', null, '/send?key=geheim')).body;
  const tried = async () => (await admin.post<Trial>(`/webhooks/${id}/trial`)).body;
  expect(await tried()).toEqual({ ok: true, error: null });
  robot.answer = { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' };
  expect(await tried()).toEqual({ ok: false, error: '93000 invalid webhook url' });
  robot.answer = { status: 200, body: '<html>' };
  expect((await tried()).error).toContain('<html>');
  expect((await admin.post<Trial>('/mail/trial', { address: 'it@example.cn' })).body).toEqual({
    ok: true,
    error: null,
  });
  expect(mail.letters[0]?.to).toEqual(['it@example.cn']);
  expect(JSON.stringify((await admin.get('/webhooks')).body)).not.toContain('geheim');
  expect((await admin.call('DELETE', `/webhooks/${id}`)).status).toBe(200);
  await news(world);
  expect(await deliver()).toBe(0);
});
