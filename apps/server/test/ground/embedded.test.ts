import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findBinaries } from '../../src/platform/database/embedded/binaries.ts';
import { type Embedded, type EmbeddedOptions, startEmbedded } from '../../src/platform/database/embedded/index.ts';
import { runningEmbedded } from '../../src/platform/database/embedded/running.ts';
import { ask, isRoot, mountDisk, temporaryFolder } from './support.ts';

let folder: ReturnType<typeof temporaryFolder>;
const started: Embedded[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const embedded of started.splice(0)) await embedded.stop();
  folder.remove();
});

/** A data folder whose database was made and stopped: where the first start is not the point, a copy of it saves making one. */
let used: ReturnType<typeof temporaryFolder>;
beforeAll(async () => {
  used = temporaryFolder();
  await (await startEmbedded({ dataDir: used.path, settings: { fsync: 'off' } })).stop();
});
afterAll(() => used.remove());
const beginUsed = (path = folder.path): void => cpSync(used.path, path, { recursive: true });

async function start(options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir: folder.path, settings: { fsync: 'off' }, ...options });
  started.push(embedded);
  return embedded;
}

const mode = (path: string): number => statSync(path).mode & 0o777;

test('the first start makes a database that knows Chinese, with roles that own nothing', async () => {
  const embedded = await start();
  const admin = embedded.url('admin');
  expect(await ask(admin, "SELECT upper('é') AS upper, 'Ω' ~ '\\w' AS letter")).toEqual([{ upper: 'É', letter: true }]);
  await ask(admin, 'CREATE EXTENSION pg_trgm');
  const trigrams = await ask<{ show_trgm: string[] }>(admin, "SELECT show_trgm('滕州化工')");
  expect(trigrams[0]?.show_trgm).toHaveLength(5);
  expect(await ask(embedded.url('app'), 'SELECT current_user, current_database()')).toEqual([
    { current_user: 'chengshi_app', current_database: 'chengshi' },
  ]);
  const roles = await ask(
    admin,
    "SELECT rolname FROM pg_roles WHERE rolname IN ('chengshi_app', 'chengshi_auth') AND NOT (rolsuper OR rolbypassrls OR rolcreaterole)",
  );
  expect(roles).toHaveLength(2);
});

test('nobody else can read the passwords or reach the socket, and a wrong password is refused', async () => {
  beginUsed();
  const embedded = await start();
  const socketDir = new URL(embedded.url('app').replace('@/', '@localhost/')).searchParams.get('host') ?? '';
  expect([mode(join(folder.path, 'secrets.json')), mode(socketDir), mode(join(folder.path, 'postgres'))]).toEqual([
    0o600, 0o700, 0o700,
  ]);
  await expect(ask(embedded.url('app').replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(
    'password authentication failed',
  );
});

test('data, passwords and settings are there again after a stop, and the socket’s folder is gone', async () => {
  const first = await start();
  await ask(first.url('admin'), 'CREATE TABLE kept AS SELECT 7 AS seven');
  const socketDir = new URL(first.url('app').replace('@/', '@localhost/')).searchParams.get('host') ?? '';
  await first.stop();
  expect((await first.exited).requested).toBe(true);
  expect(existsSync(socketDir)).toBe(false);
  const second = await start();
  expect(await ask(second.url('admin'), 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
});

test('a deep path with Chinese signs and spaces is no obstacle', async () => {
  const dataDir = join(folder.path, '成事 数据', '很长的路径'.repeat(12));
  mkdirSync(dataDir, { recursive: true });
  const embedded = await start({ dataDir });
  expect(await ask(embedded.url('app'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(runningEmbedded(dataDir)).toBe(embedded.url('admin'));
});

test('a random port of 127.0.0.1 serves where there are no sockets', async () => {
  const embedded = await start({ transport: 'tcp' });
  expect(embedded.url('app')).toMatch(/@127\.0\.0\.1:\d+\/chengshi$/);
  expect(await ask(embedded.url('app'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(runningEmbedded(folder.path)).toBe(embedded.url('admin'));
});

test('the database’s death is reported, not thrown, and the next start recovers', async () => {
  beginUsed();
  const embedded = await start();
  const pid = Number(readFileSync(join(folder.path, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  const exit = await embedded.exited;
  expect(exit.requested).toBe(false);
  expect(exit.reason.en).toContain('The database stopped');
  // It also takes away the shared memory of the one that died, which would stay until the machine restarts.
  const second = await start();
  expect(await ask(second.url('app'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

describe('leftovers of killed starts', () => {
  test('half a database is thrown away and made anew', async () => {
    mkdirSync(join(folder.path, 'postgres.new-1', 'base'), { recursive: true });
    await start();
    expect(readdirSync(folder.path).filter((name) => name.startsWith('postgres.new'))).toEqual([]);
  });

  test('a lock whose process is gone does not block', async () => {
    beginUsed();
    writeFileSync(join(folder.path, 'instance.lock'), '{"pid":999999,"started":"x:1"}');
    await start();
  });

  test('a lock whose pid now belongs to a stranger does not block', async () => {
    beginUsed();
    const stranger = spawn('sleep', ['60']);
    try {
      writeFileSync(join(folder.path, 'instance.lock'), `{"pid":${stranger.pid},"started":"another-boot:1"}`);
      await start();
    } finally {
      stranger.kill();
    }
  });

  test('an empty lock, left in the moment of its writing, does not block', async () => {
    beginUsed();
    writeFileSync(join(folder.path, 'instance.lock'), '');
    await start();
  });

  test('a postmaster.pid whose pid now belongs to a stranger neither blocks nor harms the stranger', async () => {
    beginUsed();
    const stranger = spawn('sleep', ['60']);
    try {
      const cluster = join(folder.path, 'postgres');
      writeFileSync(
        join(cluster, 'postmaster.pid'),
        `${stranger.pid}\n${cluster}\n1\n5432\n/tmp/chengshi-gone\n\n  1 1\nready   \n`,
      );
      await start();
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  test('damaged passwords are named, not overwritten', async () => {
    beginUsed();
    writeFileSync(join(folder.path, 'secrets.json'), '{');
    await expect(start()).rejects.toMatchObject({
      name: 'Failure',
      en: expect.stringContaining('secrets.json is damaged'),
    });
  });
});

describe.skipIf(!isRoot)('as root', () => {
  test('without user namespaces the database lives outside, belongs to nobody, and is found again', async () => {
    process.env.CHENGSHI_UNSHARE = 'never';
    process.env.CHENGSHI_OUTSIDE = join(folder.path, 'var', 'chengshi');
    const said: string[] = [];
    try {
      chmodSync(folder.path, 0o711);
      const dataDir = join(folder.path, 'data');
      const first = await start({ dataDir, onProgress: (_zh, en) => said.push(en) });
      await ask(first.url('admin'), 'CREATE TABLE kept AS SELECT 7 AS seven');
      expect(said.join('\n')).toContain('running as root without user namespaces: the database lives in');
      const outside = readFileSync(join(dataDir, 'postgres.location'), 'utf8').trim();
      expect(statSync(outside).uid).not.toBe(0);
      expect(mode(outside)).toBe(0o700);
      expect(runningEmbedded(dataDir)).toBe(first.url('admin'));
      await first.stop();
      delete process.env.CHENGSHI_UNSHARE;
      const second = await start({ dataDir });
      expect(await ask(second.url('admin'), 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
    } finally {
      delete process.env.CHENGSHI_UNSHARE;
      delete process.env.CHENGSHI_OUTSIDE;
    }
  });

  test('a data folder that belongs to an ordinary user is served as that user', async ({ skip }) => {
    const nobody = { uid: 65534, gid: 65534 };
    const reachable = spawnSync(findBinaries().postgres, ['--version'], { ...nobody }).status === 0;
    if (!reachable) return skip('the project lies where no ordinary user can go');
    const dataDir = join(folder.path, 'data');
    beginUsed(dataDir);
    chmodSync(folder.path, 0o711);
    spawnSync('chown', ['-R', `${nobody.uid}:${nobody.gid}`, dataDir]);
    const embedded = await start({ dataDir });
    expect(await ask(embedded.url('app'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const pid = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];
    expect(statSync(`/proc/${pid}`).uid).toBe(nobody.uid);
  });
});

describe('disks', () => {
  const onDisk = async (
    megabytes: number,
    work: (disk: { readOnly(): void; fill(): void }) => Promise<void>,
    skip: (why: string) => void,
  ) => {
    const disk = mountDisk(folder.path, megabytes);
    if (!disk) return skip('mounting a disk needs root');
    try {
      await work({ ...disk, fill: () => fill(folder.path) });
    } finally {
      for (const embedded of started.splice(0)) await embedded.stop();
      disk.remove();
    }
  };

  /** Writes until nothing fits, in ever smaller pieces. */
  function fill(path: string): void {
    for (let bytes = 4 << 20; bytes >= 1; bytes >>= 1) {
      try {
        for (let index = 0; ; index += 1) writeFileSync(join(path, `ballast-${bytes}-${index}`), Buffer.alloc(bytes));
      } catch {
        // Full for pieces of this size.
      }
    }
  }

  // With one page more or less, what is cut short is a whole page of the database or half of one, and PostgreSQL says something else.
  test.for([0, 1])(
    'too small a disk is said at the first start, and nothing half-made stays (%i pages taken)',
    (pages, { skip }) =>
      onDisk(
        20,
        async () => {
          if (pages > 0) writeFileSync(join(folder.path, 'ballast'), 'x');
          await expect(start()).rejects.toMatchObject({
            name: 'Failure',
            en: expect.stringContaining('The disk is full'),
          });
          expect(readdirSync(folder.path).filter((name) => name.startsWith('postgres.new'))).toEqual([]);
        },
        skip,
      ),
  );

  test('a full disk is said at a later start', ({ skip }) =>
    onDisk(
      120,
      async ({ fill: fillUp }) => {
        beginUsed();
        fillUp();
        await expect(start()).rejects.toMatchObject({
          name: 'Failure',
          en: expect.stringContaining('The disk is full'),
        });
      },
      skip,
    ));

  test('a disk that fills up while running: the database says it, and nothing that was confirmed is lost', ({ skip }) =>
    onDisk(
      150,
      async ({ fill: fillUp }) => {
        const embedded = await start({ settings: {} });
        await ask(embedded.url('admin'), 'CREATE TABLE kept (n integer, ballast text)');
        let confirmed = 0;
        fillUp();
        const write = async () => {
          for (;;) {
            await ask(embedded.url('admin'), 'INSERT INTO kept SELECT $1, repeat(md5(random()::text), 20000) ', [
              confirmed + 1,
            ]);
            confirmed += 1;
          }
        };
        await expect(write()).rejects.toThrow(/No space left|terminat|ECONN/);
        await embedded.stop();
        for (const name of readdirSync(folder.path)) if (name.startsWith('ballast')) rmSync(join(folder.path, name));
        const again = await start({ settings: {} });
        expect(await ask(again.url('admin'), 'SELECT count(*)::int AS count FROM kept')).toEqual([
          { count: confirmed },
        ]);
      },
      skip,
    ));

  test('a read-only data folder is said', ({ skip }) =>
    onDisk(
      120,
      async ({ readOnly }) => {
        beginUsed();
        readOnly();
        await expect(start()).rejects.toMatchObject({
          name: 'Failure',
          en: expect.stringContaining('cannot be written'),
        });
      },
      skip,
    ));
});
