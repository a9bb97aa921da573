import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trial } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliverDue, secureRobots } from '../src/act/channels/service.ts';
import { isInside } from '../src/platform/outbound/target.ts';
import type { Platform } from '../src/platform/platform.ts';
import { vaultKeys } from '../src/platform/vault/keys.ts';
import { openVault } from '../src/platform/vault/vault.ts';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client } from './support/client.ts';
import { newRobot } from './support/messages.ts';
import { addRobot, clearChannels, news, type Robot, startRobot, states } from './support/receivers.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { openWorld, type World } from './support/world.ts';

let robot: Robot;
let server: TestServer;
let world: World;
let admin: Client;
beforeAll(async () => {
  robot = await startRobot();
  server = await startTestServer({ time: '2026-03-06T02:00:00Z' });
  world = await openWorld(server);
  admin = await world.client('admin');
});
afterAll(async () => {
  await world?.close();
  await server?.close();
  robot.close();
});
beforeEach(async () => {
  robot.reset();
  server.setTime('2026-03-06T02:00:00Z');
  await clearChannels(world);
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
    const refused = await (await strict.as('admin')).post('/webhooks', await newRobot(world, robot.url));
    expectRefusal(refused, 'WEBHOOK_NOT_ALLOWED');
  } finally {
    await strict.close();
  }
  for (const address of ['172.31.255.1', '100.64.1.1', 'fd00::1', '::', '0.0.0.0'])
    expect(isInside(address)).toBe(true);
  for (const address of ['172.32.0.1', '8.8.8.8', '2400:3200::1']) expect(isInside(address)).toBe(false);
});

test('the database shows robots to administrators of the place alone, and choices to their owner alone', async () => {
  await addRobot(world, robot, 'generic');
  await (await world.client('liaison')).call('PUT', '/messages/choices', {
    mail: 'none',
    address: null,
    language: 'en',
  });
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
    const { id } = (await addRobot(world, robot, 'dingtalk', 'SEC-geheim', `/${address}`)).body;
    const made = await kept(id);
    expect(JSON.stringify(made)).not.toMatch(/geheim|127/);
    expect(made?.url).toMatch(/^enc1:[0-9a-f]{8}:/);
    const plain = [`${robot.url}/${address}`, 'SEC-geheim', id];
    await world.owner.query('update webhooks set url = $1, secret = $2 where id = $3', plain);
    expect(await secureRobots(holding(one))).toEqual({ secured: 1, locked: 0 });
    expect(await secureRobots(holding(one))).toEqual({ secured: 0, locked: 0 });

    // Without its key nothing is lost and nothing goes out; the reason names the key and stands where the administrator looks.
    const first = await kept(id);
    expect(await secureRobots(holding(two))).toEqual({ secured: 0, locked: 1 });
    expect(await kept(id)).toEqual(first);
    await news(world);
    expect(await deliverDue(holding(two))).toBe(1);
    expect((await states(world))[0]).toMatchObject({
      state: 'waiting',
      error: expect.stringContaining('用另一把密钥加密（编号 '),
    });
    expect((await states(world))[0].error).toContain(first?.url.split(':')[1]);
    expect(robot.posted).toEqual([]);

    expect(await secureRobots(holding(two, one))).toEqual({ secured: 1, locked: 0 });
    expect(await secureRobots(holding(two))).toEqual({ secured: 0, locked: 0 });
    server.setTime('2026-03-06T02:01:00Z');
    expect(await deliverDue(holding(two))).toBe(1);
    expect(robot.posted[0]?.path).toContain('access_token=geheimes-token');
    await world.owner.query('delete from deliveries; delete from webhooks');
  });

  test('are of no use in the place of another, or changed; and no answer holds them', async () => {
    const [{ id }, other] = [
      (await addRobot(world, robot, 'generic', 'geheim', `/${address}`)).body,
      (await addRobot(world, robot, 'generic')).body,
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
