import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openOwnDatabase, withUser } from '../../src/platform/database/own.ts';
import { readOwnDatabase } from '../../src/platform/ground/options.ts';
import { databaseUrl } from '../support/cluster.ts';
import { ask, temporaryFolder } from './support.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const open = (adminUrl: string, roleUrls?: { app: string; auth: string }) =>
  openOwnDatabase({ adminUrl, roleUrls }, folder.path);

const refuses = (adminUrl: string, words: string) =>
  expect(open(adminUrl)).rejects.toMatchObject({ name: 'Failure', en: expect.stringContaining(words) });

test('connection strings for other users keep the server, the database and the options', () => {
  expect(withUser('postgresql://a:b@host:5433/c?sslmode=require', 'u', 'p', 'c')).toBe(
    'postgresql://u:p@host:5433/c?sslmode=require',
  );
  expect(withUser('postgres://a@/c?host=%2Ftmp%2Fx&port=5432', 'u', 'p', 'c')).toBe(
    'postgres://u:p@/c?host=%2Ftmp%2Fx&port=5432',
  );
  expect(withUser('postgresql://host', 'u', 'p', '数据')).toBe('postgresql://u:p@host/%E6%95%B0%E6%8D%AE');
});

describe('settings that cannot be meant are refused', () => {
  test.each([
    ['another kind of database', { DATABASE_URL: 'mysql://a' }, 'must begin with postgresql://'],
    [
      'one role without the other',
      { DATABASE_URL: 'postgresql://a', DATABASE_APP_URL: 'postgresql://b' },
      'must be set together',
    ],
  ])('%s', (_name, env, words) => {
    expect(() => readOwnDatabase(env)).toThrow(words);
  });

  test('without DATABASE_URL the embedded database is meant', () => {
    expect(readOwnDatabase({ DATABASE_URL: '' })).toBeUndefined();
  });
});

describe('what stands in the way is said in one sentence', () => {
  test('nobody answers', () => refuses('postgresql://a:b@127.0.0.1:1/c', 'cannot be reached'));

  test('the user is not known', () =>
    refuses(withUser(inject('city').cluster.admin, 'nobody', 'wrong', 'postgres'), 'refused the user or password'));

  test('the password is wrong', async ({ skip }) => {
    const wrong = withUser(inject('city').cluster.admin, 'chengshi_app', 'wrong', 'postgres');
    const isTrusted = await ask(wrong, 'SELECT 1').then(
      () => true,
      () => false,
    );
    if (isTrusted) return skip('this PostgreSQL asks nobody for a password');
    await refuses(wrong, 'refused the user or password');
  });

  test('there is no such database', () =>
    refuses(databaseUrl(inject('city').cluster.admin, 'nowhere'), 'does not exist'));

  test('the user may not create roles', () => refuses(inject('city').cluster.app, 'may not create roles'));

  test('the server is too old', async () => {
    const { server, url } = await oldServer('14.9', '140009');
    try {
      await refuses(url, 'names a PostgreSQL 14.9; 15 or newer is needed');
    } finally {
      server.close();
    }
  });
});

test('roles whose connection strings are given are left alone', async () => {
  const { admin, app, auth } = inject('city').cluster;
  const before = await ask(
    admin,
    "SELECT rolname, rolpassword FROM pg_authid WHERE rolname LIKE 'chengshi%' ORDER BY 1",
  );
  const url = await open(admin, { app, auth });
  expect([url('admin'), url('app'), url('auth')]).toEqual([admin, app, auth]);
  expect(
    await ask(admin, "SELECT rolname, rolpassword FROM pg_authid WHERE rolname LIKE 'chengshi%' ORDER BY 1"),
  ).toEqual(before);
});

/** As much of a server as a client needs to ask for its version: every PostgreSQL of that age would have to be installed otherwise. */
async function oldServer(version: string, number: string): Promise<{ server: Server; url: string }> {
  const message = (kind: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(5);
    head.write(kind);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
  const int32 = (value: number) => Buffer.concat([int16(value >> 16), int16(value & 65_535)]);
  const ready = message('Z', Buffer.from('I'));
  const field = (name: string) =>
    Buffer.concat([Buffer.from(`${name}\0`), int32(0), int16(0), int32(25), int16(-1 & 65_535), int32(-1), int16(0)]);
  const value = (text: string) => Buffer.concat([int32(text.length), Buffer.from(text)]);
  const answer = Buffer.concat([
    message('T', int16(3), field('version'), field('number'), field('database')),
    message('D', int16(3), value(version), value(number), value('old')),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
  const server = createServer((socket) => {
    let greeted = false;
    socket.on('error', () => {});
    socket.on('data', (data) => {
      if (!greeted) socket.write(Buffer.concat([message('R', int32(0)), ready]));
      else if (data[0] === 'Q'.charCodeAt(0)) socket.write(answer);
      greeted = true;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, url: `postgresql://a:b@127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/c` };
}
