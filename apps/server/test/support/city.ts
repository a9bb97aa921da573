import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createApp } from '../../src/app.ts';
import { createDeps } from '../../src/deps.ts';
import { startEmbedded } from '../../src/platform/database/embedded/index.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { openOwnDatabase } from '../../src/platform/database/own.ts';
import { firstRun } from '../../src/setup/first-run.ts';
import { type Cluster, databaseUrl, demonstrationPassword, demonstrationTemplate, template } from './cluster.ts';

/** What tests need to know of the city that all of them share. */
export interface City {
  readonly cluster: Cluster;
  /** Originals of the demonstration city's documents. */
  readonly files: string;
  /** The cookie of a session of each account of the demonstration city, by user name: checking a password is slow on purpose. */
  readonly sessions: Readonly<Record<string, string>>;
  /** What signs those cookies. */
  readonly sessionSecret: string;
}

/**
 * One PostgreSQL for the whole run, embedded or that of DATABASE_URL, with two databases that test files clone: a migrated one,
 * and one with the demonstration city.
 * Durability is off: nothing of a test run is kept.
 */
export async function openCity(): Promise<{ readonly city: City; close(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chengshi-test-'));
  const { cluster, stop } = process.env.DATABASE_URL
    ? await ownCluster(process.env.DATABASE_URL, dataDir)
    : await embeddedCluster(dataDir);
  await dropLeftovers(cluster);
  await ask(cluster.admin, `create database ${template}`);
  await migrate({ adminUrl: databaseUrl(cluster.admin, template) });
  await ask(cluster.admin, `create database ${demonstrationTemplate} template ${template} strategy file_copy`);
  const sessions = await loadDemonstration(cluster, dataDir);
  await ask(databaseUrl(cluster.admin, demonstrationTemplate), 'analyze');
  const sessionSecret = readFileSync(join(dataDir, 'session-secret'), 'utf8');
  return {
    city: { cluster, files: join(dataDir, 'files'), sessions, sessionSecret },
    async close() {
      await dropLeftovers(cluster);
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function embeddedCluster(dataDir: string) {
  const embedded = await startEmbedded({
    dataDir,
    settings: {
      ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
      // It would look after a hundred databases that live for seconds; the templates are analysed once instead.
      autovacuum: 'off',
    },
  });
  const cluster = { admin: embedded.url('admin'), app: embedded.url('app'), auth: embedded.url('auth') };
  return { cluster, stop: embedded.stop };
}

async function ownCluster(adminUrl: string, dataDir: string) {
  const url = await openOwnDatabase({ adminUrl, roleUrls: undefined }, dataDir);
  return { cluster: { admin: url('admin'), app: url('app'), auth: url('auth') }, stop: async () => {} };
}

async function ask(connectionString: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Gives the cookies of its accounts. */
async function loadDemonstration(cluster: Cluster, dataDir: string): Promise<Record<string, string>> {
  const settings = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://localhost',
    dataDir,
    webDir: null,
    limits: { requests: 100, signIns: 100 },
    mail: null,
    secretKeys: '',
    targets: { hosts: [], local: false },
  };
  const deps = await createDeps(settings, {
    appUrl: databaseUrl(cluster.app, demonstrationTemplate),
    authUrl: databaseUrl(cluster.auth, demonstrationTemplate),
  });
  await firstRun(deps, { empty: false, acts: false, onProgress: () => {} });
  const app = await createApp(deps);
  const cookies: Record<string, string> = {};
  for (const userName of await accounts(cluster)) {
    const payload = { userName, password: demonstrationPassword };
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload });
    cookies[userName] = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  }
  await app.close();
  await deps.close();
  return cookies;
}

async function accounts(cluster: Cluster): Promise<string[]> {
  const url = databaseUrl(cluster.admin, demonstrationTemplate);
  const { rows } = await ask(url, 'select user_name from people where user_name is not null');
  return (rows as { user_name: string }[]).map((row) => row.user_name);
}

/** Databases of this run, and of one that was killed. */
async function dropLeftovers(cluster: Cluster): Promise<void> {
  const { rows } = await ask(cluster.admin, `select datname from pg_database where datname like '${template}%'`);
  for (const { datname } of rows as { datname: string }[]) {
    await ask(cluster.admin, `drop database if exists ${datname} with (force)`);
  }
}
