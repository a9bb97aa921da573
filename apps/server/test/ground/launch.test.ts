import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  embedded,
  freePort,
  type Launched,
  type LaunchOptions,
  launch,
  processesOf,
  projectRoot,
  type Role,
  until,
} from '../../../../scripts/drills/launch.ts';

// Several starts in one test, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const ready = 'Chengshi is ready';
let dataDir: string;
let port: number;
const launched: Launched[] = [];
const newFolder = () => mkdtempSync(join(tmpdir(), 'chengshi-launch-'));

/** A data folder that has been used once: tests begin with a copy of it. */
let used: string;
/** Whether the very first start, interrupted while it made the database, left a process behind. */
let firstLeftNothing = false;
/** How the second start, interrupted when it was ready, came to its end. */
let secondStart: {
  readonly code: number | string;
  readonly leftNothing: boolean;
  readonly output: string;
  /** What is there of a database that was not finished. */
  readonly half: readonly string[];
};
beforeAll(async () => {
  // Whoever runs the tests on a PostgreSQL of their own must find it untouched: what is started here would fill it, and restore into it.
  vi.stubEnv('DATABASE_URL', 'postgresql://not:asked@127.0.0.1:1/never');
  used = newFolder();
  const interrupted = launch({ dataDir: used, port: await freePort() });
  await interrupted.said('creating the database');
  process.kill(-interrupted.pid, 'SIGINT');
  await interrupted.ended();
  firstLeftNothing = await until(() => processesOf(used).length === 0, 15);
  const next = launch({ dataDir: used, port: await freePort() });
  await next.said(ready);
  process.kill(-next.pid, 'SIGINT');
  const code = await next.ended();
  const leftNothing = await until(() => processesOf(used).length === 0, 15);
  const half = readdirSync(used).filter((name) => name.startsWith('postgres.new'));
  secondStart = { code, leftNothing, output: next.output(), half };
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(used, { recursive: true, force: true });
});

beforeEach(async () => {
  dataDir = newFolder();
  cpSync(used, dataDir, { recursive: true });
  port = await freePort();
});

afterEach(async () => {
  for (const { pid } of launched
    .splice(0)
    .filter(({ process }) => process.exitCode === null && process.signalCode === null))
    process.kill(-pid, 'SIGINT');
  await until(() => processesOf(dataDir).length === 0, 10);
  for (const { pid } of processesOf(dataDir)) kill(pid);
  await until(() => processesOf(dataDir).length === 0, 10);
  rmSync(dataDir, { recursive: true, force: true });
});

function begin(options: Partial<LaunchOptions> = {}): Launched {
  const one = launch({ dataDir, port, ...options });
  launched.push(one);
  return one;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in this moment.
  }
}

const one = (role: Role): number =>
  processesOf(dataDir).find((found) => found.role === role)?.pid ?? expect.fail(`no ${role} runs`);

const isReady = async (url: string): Promise<boolean> =>
  (await fetch(`${url}/api/session`).catch(() => undefined)) !== undefined;

const nothingLeft = () => until(() => processesOf(dataDir).length === 0, 15);

async function stopsSaying(server: Launched, words: string): Promise<void> {
  expect(await server.ended()).toBe(1);
  expect(server.output()).toContain(words);
  expect(server.output()).not.toMatch(/^\s+at /m);
}

describe.skipIf(process.platform !== 'linux')('stopping', () => {
  test('Ctrl-C in the terminal stops everything started through npm', async () => {
    const server = begin({ through: 'npm' });
    await server.said(ready);
    process.kill(-server.pid, 'SIGINT');
    // The shell between npm and the launcher ends by the signal itself.
    expect(await server.ended()).toBe('SIGINT');
    expect(await nothingLeft()).toBe(true);
    expect(server.output()).not.toMatch(/rror|^\s+at /m);
  });

  test('Ctrl-C in the terminal stops everything started through the launcher', () => {
    expect(secondStart).toMatchObject({
      code: 0,
      leftNothing: true,
      output: expect.not.stringMatching(/rror|^\s+at /m),
    });
  });

  test('SIGTERM to npm leaves no process behind', async () => {
    const server = begin({ through: 'npm' });
    await server.said(ready);
    process.kill(server.pid, 'SIGTERM');
    await server.ended();
    expect(await nothingLeft()).toBe(true);
  });

  test('Ctrl-C while the database is being made leaves no process behind, and the next start succeeds', () => {
    expect(firstLeftNothing).toBe(true);
    expect(secondStart.half).toEqual([]);
  });
});

describe.skipIf(process.platform !== 'linux')('a killed process', () => {
  // One after the other on the same data: what a kill leaves behind is what the next start finds.
  test('the launcher, the server, the postmaster, a backend, all at once: the product recovers from each', async () => {
    const first = begin();
    await first.said(ready);
    process.kill(one('launcher'), 'SIGKILL');
    // The server notices, and stops in order with the database.
    expect(await nothingLeft()).toBe(true);

    const second = begin();
    await second.said(ready);
    process.kill(one('server'), 'SIGKILL');
    await second.ended();
    expect(one('postmaster')).toBeGreaterThan(0);

    const third = begin();
    await third.said(ready);
    expect(third.output()).toContain('stopping the database that an earlier start left behind');
    process.kill(one('postmaster'), 'SIGKILL');
    expect(await third.ended()).toBe(1);
    expect(third.output()).toContain('The database stopped');
    expect(third.output()).not.toMatch(/^\s+at /m);

    const fourth = begin();
    await fourth.said(ready);
    process.kill(one('backend'), 'SIGKILL');
    // The database restarts itself and the product goes on.
    expect(await until(() => isReady(fourth.url), 15)).toBe(true);
    expect(fourth.process.exitCode).toBeNull();
    for (const { pid } of processesOf(dataDir)) kill(pid);

    await begin().said(ready);
  });
});

test('a second instance on the same data is refused; a backup is taken meanwhile, and restored only after the first has stopped', async () => {
  const server = begin();
  await server.said(ready);
  await stopsSaying(begin({ port: await freePort() }), 'is using the data folder');
  const file = join(dataDir, 'taken.tar.gz');
  const command = (name: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(projectRoot, 'apps/server/src', name), ...args], {
      env: { ...process.env, ...embedded, CHENGSHI_DATA: dataDir },
      encoding: 'utf8',
    });
  expect(command('backup.ts', file)).toMatchObject({ status: 0, stdout: expect.stringContaining('backed up') });
  expect(command('restore.ts', file)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Stop it before you restore'),
  });
  expect(await isReady(server.url)).toBe(true);
  process.kill(-server.pid, 'SIGINT');
  await server.ended();
  expect(command('restore.ts', file)).toMatchObject({ status: 1, stderr: expect.stringContaining('is not empty') });
  expect(command('restore.ts', file, '--replace')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('restored'),
  });
  expect(readdirSync(join(dataDir, 'backups'))).toHaveLength(1);
  expect(command('backup.ts')).toMatchObject({ status: 0 });
  expect(readdirSync(join(dataDir, 'backups'))).toHaveLength(2);
  await begin().said(ready);
});

describe('what stands in the way is said in one sentence', () => {
  test('a taken port', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    try {
      await stopsSaying(begin(), `Port ${port} is taken`);
    } finally {
      other.close();
    }
  });

  test('an unknown argument', () =>
    stopsSaying(begin({ through: 'server', args: ['--emtpy'] }), 'Unknown argument --emtpy'));

  test('an address that is not this machine’s', () =>
    stopsSaying(begin({ through: 'server', env: { HOST: '192.0.2.1' } }), 'is not an address of this machine'));

  test('a DATABASE_URL where nobody answers', () =>
    stopsSaying(
      begin({ through: 'server', env: { DATABASE_URL: `postgresql://a:b@127.0.0.1:${port}/c` } }),
      'cannot be reached',
    ));
});
